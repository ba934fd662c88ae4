using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>The errors that come with the program, for an agency that has no closed years of its own yet.</summary>
/// <remarks>
/// Made by <c>tests/forecast DIR --table FILE</c> from 44 series of 38 real buildings that have two good years, each pair of
/// years read in both directions; see docs/decisions/0020-forecast.md. Only the summary is shipped, no series.
/// </remarks>
public static class ShippedErrors
{
    private const string Resource = "EnergyQuota.Quotas.Forecasting.shipped-errors.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = false,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<ErrorTable> Loaded = new(Load);

    /// <summary>The errors.</summary>
    public static ErrorTable Table => Loaded.Value;

    /// <summary>Writes a table as it is stored.</summary>
    /// <param name="table">The table.</param>
    public static string Write(ErrorTable table) => JsonSerializer.Serialize(table, Options);

    /// <summary>Reads a table as it is stored.</summary>
    /// <param name="text">What <see cref="Write"/> wrote.</param>
    /// <exception cref="JsonException">It is no such text.</exception>
    public static ErrorTable Read(string text) => JsonSerializer.Deserialize<ErrorTable>(text, Options) ?? throw new JsonException("No table.");

    private static ErrorTable Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
