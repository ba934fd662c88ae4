using System.Globalization;
using System.Text;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Rejected messages as a CSV file.</summary>
internal static class RejectedFile
{
    private const string Head = "id,last_received_utc,first_received_utc,count,topic,reason,detail,replayed_utc,payload_base64";

    /// <summary>The address of the file of what a filter asks for.</summary>
    public static string Address(RejectFilter filter)
    {
        var query = QueryString.Empty;
        query = filter.Reason is { } reason ? query.Add("reason", reason.ToString()) : query;
        query = filter.Search.Trim() is { Length: > 0 } words ? query.Add("q", words) : query;
        query = filter.IsWaiting is { } waiting ? query.Add("waiting", waiting ? "true" : "false") : query;
        return $"/api/v1/ingest/rejected.csv{query}";
    }

    /// <summary>The file.</summary>
    public static byte[] Of(IEnumerable<RejectedMessage> rows)
    {
        var lines = new StringBuilder(Head).Append("\r\n");
        foreach (var row in rows)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{row.Id},{Time(row.LastReceivedAt)},{Time(row.FirstReceivedAt)},{row.Count},{CsvLine.Cell(row.Topic)},");
            lines.Append(CultureInfo.InvariantCulture, $"{row.Reason},{CsvLine.Cell(row.Detail)},{Time(row.ReplayedAt)},{Convert.ToBase64String(row.Payload)}\r\n");
        }

        // The mark before it lets spreadsheets see that it is UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    private static string Time(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) ?? "";
}
