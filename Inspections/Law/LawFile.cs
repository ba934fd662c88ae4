namespace EnergyQuota.Inspections.Law;

/// <summary>A file of calendars and local rules as written, before anything of it is believed.</summary>
internal sealed class LawFile
{
    public List<CalendarText> Calendars { get; set; } = [];

    public List<LocalRuleText> LocalRules { get; set; } = [];
}

/// <summary>A calendar as written.</summary>
internal sealed class CalendarText
{
    public string? Year { get; set; }

    public string? Source { get; set; }

    public List<SpanText> Holidays { get; set; } = [];

    public List<SpanText> MakeUpDays { get; set; } = [];
}

/// <summary>Days as written.</summary>
internal sealed class SpanText
{
    public string? From { get; set; }

    public string? To { get; set; }

    public string? NameZh { get; set; }

    public string? NameEn { get; set; }
}

/// <summary>A local rule as written.</summary>
internal sealed class LocalRuleText
{
    public string? Id { get; set; }

    public string? TitleZh { get; set; }

    public string? TitleEn { get; set; }

    public string? Region { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Source { get; set; }

    public List<string?> After { get; set; } = [];

    public string? Days { get; set; }
}
