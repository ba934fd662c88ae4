using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace EnergyQuota.Quotas.Closing;

/// <summary>How closings write down lists in a column: names of kinds as words, Chinese legible.</summary>
public static class ClosingJson
{
    /// <summary>The options of both directions.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
