namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>What of ingest is measured, and how much.</summary>
/// <param name="Rounds">How often each pace is measured.</param>
/// <param name="Meters">Meters of the backlog.</param>
/// <param name="Messages">Messages of the backlog.</param>
/// <param name="Only"><c>pace</c>, <c>node-red</c>, <c>backlog</c> or <c>decoding</c>; empty: all.</param>
internal sealed record IngestSettings(int Rounds = 5, int Meters = 100_000, int Messages = 2_000_000, string Only = "")
{
    /// <summary>Reads the command line; <see langword="null"/> where it is not understood.</summary>
    /// <param name="arguments">What stands behind <c>ingest</c>.</param>
    public static IngestSettings? Parse(ReadOnlySpan<string> arguments)
    {
        IngestSettings? settings = new();
        for (var i = 0; settings is not null && i < arguments.Length; i += 2)
        {
            settings = i + 1 == arguments.Length ? null : settings.With(arguments[i], arguments[i + 1]);
        }

        return settings;
    }

    /// <summary>Whether a part is asked for.</summary>
    public bool Has(string part) => Only.Length == 0 || Only == part;

    private IngestSettings? With(string name, string value) => name switch
    {
        "--rounds" when int.TryParse(value, out var number) && number > 0 => this with { Rounds = number },
        "--meters" when int.TryParse(value, out var number) && number > 0 => this with { Meters = number },
        "--messages" when int.TryParse(value, out var number) && number > 0 => this with { Messages = number },
        "--only" when value is "pace" or "node-red" or "backlog" or "decoding" => this with { Only = value },
        _ => null,
    };
}
