using System.Globalization;
using System.Security.Claims;
using System.Text;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The loss accounting, by gateway and hour.</summary>
internal static class LossEndpoints
{
    private const int MostGateways = 200;
    private const int MostGatewaysInFile = 1_000;
    private const int GatewaysPerQuery = 50;
    private const string Head =
        "institution,gateway,hour_utc,expected,on_time,late,estimated,missing,messages,received,stored,repeats,conflicts,rejected,replayed,in_journal,for_meter";

    /// <summary>Maps the addresses.</summary>
    public static void MapLossAccounts(this IEndpointRouteBuilder ingest)
    {
        ingest.MapGet("/accounting", ListAsync)
            .WithSummary("The loss accounting: one row for each gateway and hour of a day (day, today by default) or of the week that ends with it (days=7), 25 gateways unless limit says otherwise, 200 at most; go on with offset, search with q.");
        ingest.MapGet("/accounting.csv", CsvAsync)
            .WithSummary("The same as a file, 1 000 gateways at most; go on with offset.");
    }

    private static async Task<Ok<LossResponse>> ListAsync(
        string? day, string? days, string? q, int? offset, int? limit, ClaimsPrincipal user, LossAccounts losses, SiteClock clock, CancellationToken cancellationToken)
    {
        var window = LossWindow.Of(clock, day, days);
        var page = await losses.PageAsync(
            user.ToScope(), q ?? "", window.FromHour, window.Hours, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 25, 1, MostGateways), cancellationToken);
        return TypedResults.Ok(new LossResponse(page.Total, page.JournalCounted, Rows(page, window)));
    }

    private static async Task<FileContentHttpResult> CsvAsync(
        string? day, string? days, string? q, int? offset, int? limit, ClaimsPrincipal user, LossAccounts losses, SiteClock clock, CancellationToken cancellationToken)
    {
        var window = LossWindow.Of(clock, day, days);
        var lines = new StringBuilder(Head).Append("\r\n");
        await foreach (var row in WalkAsync(user.ToScope(), losses, q ?? "", window, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? MostGatewaysInFile, 1, MostGatewaysInFile), cancellationToken))
        {
            lines.Append(CultureInfo.InvariantCulture, $"{Cell(row.InstitutionCode)},{Cell(row.Gateway)},{row.HourUtc:yyyy-MM-dd'T'HH:mm:ss'Z'},");
            lines.Append(CultureInfo.InvariantCulture, $"{row.Expected},{row.OnTime},{row.Late},{row.Estimated},{row.Missing},{row.Messages},{row.Received},");
            lines.Append(CultureInfo.InvariantCulture, $"{row.Stored},{row.Repeats},{row.Conflicts},{row.Rejected},{row.Replayed},{row.InJournal},{row.ForMeter}\r\n");
        }

        // The mark before it lets spreadsheets see that it is UTF-8.
        return TypedResults.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())], "text/csv; charset=utf-8", $"accounting-{window.Day:yyyy-MM-dd}.csv");
    }

    private static async IAsyncEnumerable<LossRow> WalkAsync(
        Scope scope,
        LossAccounts losses,
        string search,
        LossWindow window,
        int offset,
        int limit,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var done = 0; done < limit; done += GatewaysPerQuery)
        {
            var page = await losses.PageAsync(
                scope, search, window.FromHour, window.Hours, offset + done, Math.Min(GatewaysPerQuery, limit - done), cancellationToken);
            foreach (var row in Rows(page, window))
            {
                yield return row;
            }

            if (offset + done + page.Rows.Count >= page.Total || page.Rows.Count == 0)
            {
                yield break;
            }
        }
    }

    private static List<LossRow> Rows(LossPage page, LossWindow window) =>
        [.. page.Rows.SelectMany(row => row.Hours.Index(), (row, hour) => LossRow.From(row.Gateway, window.FromHour + hour.Index, hour.Item))];

    // Gateways name themselves: what a spreadsheet would take for a formula is made text.
    private static string Cell(string text) => CsvLine.Quote(text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + text : text);
}

/// <summary>A part of the loss accounting.</summary>
/// <param name="Gateways">How many gateways there are, those beyond this part too.</param>
/// <param name="JournalCounted">Whether all that waits in the journal was counted; otherwise more waits.</param>
/// <param name="Rows">One row for each gateway and hour.</param>
public sealed record LossResponse(int Gateways, bool JournalCounted, IReadOnlyList<LossRow> Rows);

/// <summary>The account of one gateway and hour. Expected = on time + late + estimated + missing; received = stored + repeats + conflicts + rejected.</summary>
/// <param name="InstitutionCode">The institution as the topics name it; empty where they name none.</param>
/// <param name="Gateway">The gateway; empty: the institution's meters that report by none, or topics that name none.</param>
/// <param name="HourUtc">The beginning of the hour.</param>
/// <param name="Expected">Readings expected by the meters' intervals.</param>
/// <param name="OnTime">Of them, came in time.</param>
/// <param name="Late">Of them, came late.</param>
/// <param name="Estimated">Of them, did not come, with readings before and after.</param>
/// <param name="Missing">Of them, did not come and nothing covers them.</param>
/// <param name="Messages">Messages received in the hour.</param>
/// <param name="Received">Readings of the hour's time, and what was received in the hour and could not be used.</param>
/// <param name="Stored">Of them, stored for the first time.</param>
/// <param name="Repeats">Of them, the store had already.</param>
/// <param name="Conflicts">Of them, stored beside another value of their time.</param>
/// <param name="Rejected">Of them, could not be used.</param>
/// <param name="Replayed">Of them, had been rejected before and were put through again.</param>
/// <param name="InJournal">Messages that wait in the journal.</param>
/// <param name="ForMeter">Rejects that wait for their meter or register.</param>
public sealed record LossRow(
    string InstitutionCode, string Gateway, DateTimeOffset HourUtc, long Expected, long OnTime, long Late, long Estimated, long Missing, long Messages, long Received,
    long Stored, long Repeats, long Conflicts, long Rejected, long Replayed, long InJournal, long ForMeter)
{
    internal static LossRow From(GatewayKey gateway, int hour, LossHour account) => new(
        gateway.Institution,
        gateway.Gateway,
        HourNumber.StartOf(hour),
        account.Slots.Expected,
        account.Slots.OnTime,
        account.Slots.Late,
        account.Slots.Estimated,
        account.Slots.Missing,
        account.Messages,
        account.Received,
        account.Stored,
        account.Repeats,
        account.Conflicts,
        account.Rejected,
        account.Replayed,
        account.InJournal,
        account.ForMeter);
}
