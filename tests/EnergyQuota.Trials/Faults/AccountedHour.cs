using System.Globalization;
using System.Text.Json;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Trials.Faults;

/// <summary>What the product's API says about one gateway and hour.</summary>
/// <param name="Expected">Readings expected by the meters' intervals.</param>
/// <param name="Came">Of them, came in time or late.</param>
/// <param name="DidNotCome">Of them, estimated or missing.</param>
/// <param name="Received">Items that came.</param>
/// <param name="Stored">Of them, stored for the first time.</param>
/// <param name="Repeats">Of them, stored before.</param>
/// <param name="Others">Of them, conflicts and what could not be used.</param>
internal sealed record AccountedHour(long Expected, long Came, long DidNotCome, long Received, long Stored, long Repeats, long Others)
{
    // The site's zone, whose days the API is asked for: Asia/Shanghai, eight hours ahead all year.
    private static readonly TimeSpan SiteOffset = TimeSpan.FromHours(8);

    /// <summary>Asks for the hours of the load's gateway.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="first">An instant in the first hour.</param>
    /// <param name="last">An instant in the last hour.</param>
    /// <returns>The accounts by the beginning of their hour, more hours than asked for among them.</returns>
    public static async Task<IReadOnlyDictionary<DateTimeOffset, AccountedHour>> AskAsync(SignedInClient client, DateTimeOffset first, DateTimeOffset last)
    {
        var hours = new Dictionary<DateTimeOffset, AccountedHour>();
        for (var day = DayOf(first); day <= DayOf(last); day = day.AddDays(1))
        {
            using var answer = JsonDocument.Parse(await client.AskAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/ingest/accounting?day={day:yyyy-MM-dd}")));
            foreach (var row in RowsOfLoad(answer))
            {
                long Of(string name) => row.GetProperty(name).GetInt64();
                hours.Add(
                    row.GetProperty("hourUtc").GetDateTimeOffset(),
                    new AccountedHour(
                        Of("expected"),
                        Of("onTime") + Of("late"),
                        Of("estimated") + Of("missing"),
                        Of("received"),
                        Of("stored"),
                        Of("repeats"),
                        Of("conflicts") + Of("rejected")));
            }
        }

        return hours;
    }

    // Where a kill came before the first message, no meter has been heard by the gateway yet: what is expected stands under no name.
    private static List<JsonElement> RowsOfLoad(JsonDocument answer)
    {
        var rows = answer.RootElement.GetProperty("rows").EnumerateArray().ToLookup(static row => row.GetProperty("gateway").GetString());
        return [.. rows[rows.Contains(Load.Gateway) ? Load.Gateway : ""]];
    }

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime((instant + SiteOffset).DateTime);
}
