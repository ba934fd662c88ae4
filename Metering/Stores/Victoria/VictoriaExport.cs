using System.Globalization;
using System.Text.Json;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Reads a line of an export.</summary>
internal static class VictoriaExport
{
    /// <summary>The series of a line.</summary>
    /// <exception cref="JsonException">It is not what an export of our series looks like.</exception>
    public static VictoriaSeries Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var metric = document.RootElement.GetProperty("metric");
        var values = document.RootElement.GetProperty("values");
        var times = document.RootElement.GetProperty("timestamps");
        var samples = new Dictionary<long, long>(values.GetArrayLength());
        var name = Tag(metric, "__name__");
        using var time = times.EnumerateArray();
        foreach (var value in values.EnumerateArray())
        {
            if (!time.MoveNext() || !value.TryGetDouble(out var number) || number != Math.Floor(number) || Math.Abs(number) > WholeNumber.Largest)
            {
                throw new JsonException($"the series {name} of meter {Tag(metric, "meter")} has the number {value}, which is not one of ours.");
            }

            // The server keeps every copy of a point written again; the copies are alike.
            if (!samples.TryAdd(time.Current.GetInt64(), (long)number) && samples[time.Current.GetInt64()] != (long)number)
            {
                throw new JsonException(
                    $"the series {name} of meter {Tag(metric, "meter")} has two numbers at {time.Current.GetInt64()} ms; somebody else writes to it.");
            }
        }

        var place = metric.TryGetProperty("n", out var n) ? int.Parse(n.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return new VictoriaSeries(name[VictoriaLine.Prefix.Length..], Tag(metric, "meter"), Tag(metric, "register"), place, samples);
    }

    private static string Tag(JsonElement metric, string name) => metric.GetProperty(name).GetString()!;
}
