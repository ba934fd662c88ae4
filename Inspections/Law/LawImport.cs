using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Law;

/// <summary>Imports working-day calendars and local rules from YAML. What is good is taken; the same file twice changes nothing.</summary>
/// <remarks>
/// A calendar replaces the whole of its year. Deadlines that were served keep the last day that was served, also when the calendar
/// changes. A local rule that a file no longer names stays: law is repealed by its dates.
/// </remarks>
/// <param name="audit">The audit log.</param>
/// <param name="time">Dates the entries.</param>
public sealed class LawImport(AuditLog audit, TimeProvider time)
{
    /// <summary>Whether a text is a file of calendars or local rules, by its first-level keys.</summary>
    /// <param name="yaml">The text.</param>
    public static bool IsLaw(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return LawParser.IsLaw(yaml);
    }

    /// <summary>Imports one file.</summary>
    /// <param name="scope">Who imports; needs <see cref="Permission.ChangeLaw"/> and must see every region, since this is law for all of them.</param>
    /// <param name="fileName">The file's name, for messages and the audit log.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <exception cref="UnauthorizedAccessException">The scope may not import law.</exception>
    public async Task<ImportReport> ImportAsync(Scope scope, string fileName, string yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.ChangeLaw) || !scope.SeesEveryRegion)
        {
            throw new UnauthorizedAccessException($"{scope.Who} may not import calendars and local rules.");
        }

        var parsed = LawParser.Parse(fileName, yaml, scope.Who, time.GetUtcNow());
        var changed = 0;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var lines = new List<AuditLine>();
                foreach (var calendar in parsed.Calendars)
                {
                    lines.AddRange(await PutAsync(state, calendar, fileName, token));
                }

                foreach (var rule in parsed.Rules)
                {
                    lines.AddRange(await PutAsync(state, rule, fileName, token));
                }

                changed = lines.Count;
                return lines;
            },
            cancellationToken);
        return new ImportReport(fileName, parsed.Calendars.Count + parsed.Rules.Count, changed, parsed.Errors);
    }

    private static async Task<IEnumerable<AuditLine>> PutAsync(StateContext state, CalendarYear calendar, string file, CancellationToken cancellationToken)
    {
        var old = await state.Set<CalendarYear>().Include(year => year.Days).SingleOrDefaultAsync(year => year.Year == calendar.Year, cancellationToken);
        if (old is not null && old.Source == calendar.Source && Words(old).SequenceEqual(Words(calendar)))
        {
            return [];
        }

        var before = old is null ? null : Words(old).ToList();
        if (old is null)
        {
            state.Add(Copy(calendar));
        }
        else
        {
            state.RemoveRange(old.Days);
            await state.SaveChangesAsync(cancellationToken);
            (old.Source, old.EnteredBy, old.EnteredAt, old.Days) = (calendar.Source, calendar.EnteredBy, calendar.EnteredAt, Copy(calendar).Days);
        }

        return [new AuditLine("calendar.imported", $"calendar:{calendar.Year}", new { File = file, calendar.Source, Before = before, After = Words(calendar).ToList() })];
    }

    private static async Task<IEnumerable<AuditLine>> PutAsync(StateContext state, LocalRule rule, string file, CancellationToken cancellationToken)
    {
        var old = await state.Set<LocalRule>().SingleOrDefaultAsync(known => known.Id == rule.Id, cancellationToken);
        if (old is not null && Says(old) == Says(rule))
        {
            return [];
        }

        var before = old is null ? null : Says(old).ToString();
        if (old is null)
        {
            state.Add(rule);
        }
        else
        {
            state.Entry(old).CurrentValues.SetValues(rule);
        }

        return [new AuditLine("local-rule.imported", $"local-rule:{rule.Id}", new { File = file, Before = before, After = Says(rule).ToString() })];
    }

    // The change may run again after a clash, with another context.
    private static CalendarYear Copy(CalendarYear calendar) => new()
    {
        Year = calendar.Year,
        Source = calendar.Source,
        EnteredBy = calendar.EnteredBy,
        EnteredAt = calendar.EnteredAt,
        Days = [.. calendar.Days.Select(static day => new CalendarDay { Day = day.Day, Year = day.Year, Worked = day.Worked, NameZh = day.NameZh, NameEn = day.NameEn })],
    };

    private static IEnumerable<string> Words(CalendarYear calendar) =>
        calendar.Days.OrderBy(static day => day.Day).Select(static day => $"{day.Day:yyyy-MM-dd} {(day.Worked ? "worked" : "holiday")} {day.NameZh} {day.NameEn}");

    private static (string TitleZh, string TitleEn, string Region, DateOnly From, DateOnly? To, string Source, string After, int? Days) Says(LocalRule rule) =>
        (rule.TitleZh, rule.TitleEn, rule.RegionPrefix, rule.From, rule.To, rule.Source, rule.AfterStates, rule.Days);
}
