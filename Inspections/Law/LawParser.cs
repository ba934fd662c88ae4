using System.Globalization;
using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Quotas.Standards;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EnergyQuota.Inspections.Law;

/// <summary>What a file says, checked: only what is good, and the faults of the rest.</summary>
internal sealed record ParsedLaw(IReadOnlyList<CalendarYear> Calendars, IReadOnlyList<LocalRule> Rules, IReadOnlyList<ImportError> Errors);

/// <summary>Reads a file of calendars and local rules. Pure.</summary>
internal static class LawParser
{
    private static readonly CaseState[] MayFollow = [CaseState.NotAccepted, CaseState.NotExplained];

    /// <summary>Whether a file is one of ours, by its first-level keys.</summary>
    public static bool IsLaw(string yaml) =>
        yaml.Split('\n').Any(static line => line.StartsWith("calendars:", StringComparison.Ordinal) || line.StartsWith("local_rules:", StringComparison.Ordinal));

    public static ParsedLaw Parse(string file, string yaml, string enteredBy, DateTimeOffset at)
    {
        LawFile text;
        try
        {
            text = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<LawFile?>(yaml) ?? new LawFile();
        }
        catch (YamlException e)
        {
            var cause = e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}";
            return new ParsedLaw([], [], [new ImportError(file, $"line {e.Start.Line}", "", cause)]);
        }

        var faults = new List<ImportError>();
        var calendars = text.Calendars.Select(c => Calendar(new LawFields(file, c.Year ?? "calendar", faults), c, enteredBy, at)).OfType<CalendarYear>().ToList();
        var rules = text.LocalRules.Select(r => Rule(new LawFields(file, r.Id ?? "local rule", faults), r, enteredBy, at)).OfType<LocalRule>().ToList();
        return new ParsedLaw(calendars, rules, faults);
    }

    // A calendar with a faulty day is not taken at all: half a year of holidays would make deadlines end too early.
    private static CalendarYear? Calendar(LawFields fields, CalendarText text, string enteredBy, DateTimeOffset at)
    {
        var year = fields.Number("year", text.Year, 2000, 2200) ?? 0;
        var calendar = new CalendarYear { Year = year, Source = fields.Text("source", text.Source, 400), EnteredBy = enteredBy, EnteredAt = at };
        AddDays(fields, calendar, "holidays", text.Holidays, worked: false);
        AddDays(fields, calendar, "make_up_days", text.MakeUpDays, worked: true);
        return fields.Faulty ? null : calendar;
    }

    private static void AddDays(LawFields fields, CalendarYear calendar, string field, IEnumerable<SpanText> spans, bool worked)
    {
        foreach (var span in spans)
        {
            var from = fields.Day(field, span.From);
            var to = span.To is null ? from : fields.Day(field, span.To);
            var name = fields.Text(field, span.NameZh, 40);
            if (from is not { } first || to is not { } last || last < first || first.Year != calendar.Year || last.Year != calendar.Year)
            {
                fields.Fault(field, $"{span.From} to {span.To}: is no span of days within {calendar.Year}");
                continue;
            }

            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                if (worked && !weekend)
                {
                    fields.Fault(field, $"{day:yyyy-MM-dd} is no weekend, so it is worked anyhow");
                }

                if (calendar.Days.Any(known => known.Day == day))
                {
                    fields.Fault(field, $"{day:yyyy-MM-dd} stands twice");
                    continue;
                }

                calendar.Days.Add(new CalendarDay { Day = day, Year = calendar.Year, Worked = worked, NameZh = name, NameEn = span.NameEn?.Trim() ?? "" });
            }
        }
    }

    private static LocalRule? Rule(LawFields fields, LocalRuleText text, string enteredBy, DateTimeOffset at)
    {
        var after = text.After.Select(name => Enum.TryParse<CaseState>(name, ignoreCase: false, out var state) && MayFollow.Contains(state) && Enum.IsDefined(state) && !int.TryParse(name, out _)
            ? state : CaseState.None).ToList();
        if (after.Count == 0 || after.Contains(CaseState.None))
        {
            fields.Fault("after", $"must name one or more of {string.Join(", ", MayFollow)}: a local rule adds a step after these and no other");
        }

        var rule = new LocalRule
        {
            Id = fields.Text("id", text.Id, 64),
            TitleZh = fields.Text("title_zh", text.TitleZh, 200),
            TitleEn = text.TitleEn?.Trim() ?? "",
            RegionPrefix = fields.Text("region", text.Region, 12),
            From = fields.Day("from", text.From) ?? default,
            To = text.To is null ? null : fields.Day("to", text.To),
            Source = fields.Text("source", text.Source, 400),
            AfterStates = string.Join(',', after.Distinct().Select(static state => ((int)state).ToString(CultureInfo.InvariantCulture))),
            Days = text.Days is null ? null : fields.Number("days", text.Days, 1, 1_095),
            EnteredBy = enteredBy,
            EnteredAt = at,
        };
        if (rule.RegionPrefix.Length < 2 || rule.RegionPrefix.Any(static c => !char.IsAsciiDigit(c)))
        {
            fields.Fault("region", "must be the first 2 to 12 digits of region codes");
        }

        if (rule.Id.Any(static c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            fields.Fault("id", "may have letters, digits and hyphens only");
        }

        if (rule.To <= rule.From)
        {
            fields.Fault("to", "is not after from");
        }

        return fields.Faulty ? null : rule;
    }
}
