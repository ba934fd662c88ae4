namespace EnergyQuota.Ingest.Profiles;

/// <summary>A profile's file as written; keys as in docs/profiles.md.</summary>
internal sealed class ProfileText
{
    public string? Title { get; set; }

    public string? Source { get; set; }

    public string? Format { get; set; }

    public List<string> Topics { get; set; } = [];

    public List<string> WithoutReadings { get; set; } = [];

    public List<ConditionText> When { get; set; } = [];

    public ScriptText? Script { get; set; }

    public string? Frame { get; set; }

    public object? Items { get; set; }

    public string? Meter { get; set; }

    public TimeText? Time { get; set; }

    public List<string> None { get; set; } = [];

    public Dictionary<string, string> Units { get; set; } = [];

    public List<ReadingText> Readings { get; set; } = [];
}

/// <summary>A script as written.</summary>
internal sealed class ScriptText
{
    public string? File { get; set; }

    public object? Bytes { get; set; }

    public string? Form { get; set; }

    public object? Port { get; set; }
}

/// <summary>A condition as written.</summary>
internal sealed class ConditionText
{
    public string? At { get; set; }

    public string? Exists { get; set; }

    public object? Is { get; set; }

    public string? Type { get; set; }
}

/// <summary>A time as written.</summary>
internal sealed class TimeText
{
    public object? At { get; set; }

    public string? Form { get; set; }

    public string? NumberForm { get; set; }

    public object? Patterns { get; set; }

    public string? Zone { get; set; }

    public string? EndOfHour { get; set; }
}

/// <summary>A rule as written.</summary>
internal sealed class ReadingText
{
    public object? Items { get; set; }

    public object? Value { get; set; }

    public string? Meter { get; set; }

    public string? Register { get; set; }

    public string? Quantity { get; set; }

    public string? Unit { get; set; }

    public string? Kind { get; set; }

    public string? Scale { get; set; }

    public string? DecimalComma { get; set; }

    public object? None { get; set; }

    public string? Raw { get; set; }

    public string? Order { get; set; }

    public string? Member { get; set; }

    public object? Error { get; set; }

    public List<ConditionText> When { get; set; } = [];

    public TimeText? Time { get; set; }
}
