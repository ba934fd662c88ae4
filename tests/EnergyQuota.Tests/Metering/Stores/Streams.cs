namespace EnergyQuota.Tests.Metering.Stores;

/// <summary>Gathers a stream; named so that it cannot be confused with the library's own, of which two are referenced.</summary>
internal static class Streams
{
    public static async Task<List<T>> CollectAsync<T>(this IAsyncEnumerable<T> stream)
    {
        var all = new List<T>();
        await foreach (var item in stream)
        {
            all.Add(item);
        }

        return all;
    }
}
