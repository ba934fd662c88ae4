using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Standards.Assignments;

/// <summary>Stores which row the rules find for every institution, with its reason and validity. Writes only what has changed.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="site">The site; years are those of its zone.</param>
public sealed class RowAssigner(IDbContextFactory<StateContext> states, AuditLog audit, IOptions<SiteOptions> site)
{
    /// <summary>The actor in the audit log.</summary>
    public const string Actor = "system:assign-rows";

    private const int AtOnce = 500;

    /// <summary>Stores the rows of the calendar year of an instant.</summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Stops between commits; what is committed stays.</param>
    /// <returns>How many assignments were begun or ended.</returns>
    public async Task<int> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var year = CalendarDays.DayOf(asOf, SiteZone.Find(site.Value.Zone)).Year;
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var standards = await state.Set<QuotaStandard>().AsNoTracking().Include(s => s.Rows).OrderBy(s => s.Code).ToListAsync(cancellationToken);
        var institutions = await state.Set<Institution>().AsNoTracking().OrderBy(i => i.Code).ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var chunk in institutions.Chunk(AtOnce))
        {
            var codes = chunk.Select(i => i.Code).ToList();
            var parts = (await state.Set<BoundaryExclusion>().AsNoTracking().Where(e => codes.Contains(e.InstitutionCode)).ToListAsync(cancellationToken))
                .ToLookup(e => e.InstitutionCode);
            var found = chunk.Where(i => i.To is null || i.To > new DateOnly(year, 1, 1))
                .ToDictionary(i => i.Code, i => RowSelector.Select(standards, i, year, parts[i.Code]).Choices);
            await audit.CommitAsync(
                Actor,
                async (audited, token) =>
                {
                    var lines = await WriteAsync(audited, codes, found, year, asOf, token);
                    changed += lines.Count;
                    return lines;
                },
                cancellationToken);
        }

        return changed;
    }

    private static async Task<IReadOnlyList<AuditLine>> WriteAsync(
        StateContext state, List<string> codes, Dictionary<string, IReadOnlyList<RowChoice>> found, int year, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var open = (await state.Set<RowAssignment>().AsNoTracking()
                .Where(a => a.Automatic && a.ToYear == null && codes.Contains(a.InstitutionCode)).ToListAsync(cancellationToken))
            .ToDictionary(a => (a.InstitutionCode, a.Indicator));
        var lines = new List<AuditLine>();
        foreach (var (code, choices) in found)
        {
            foreach (var choice in choices)
            {
                if (open.Remove((code, choice.Row.Indicator), out var old) && (old.StandardCode, old.RowKey) == (choice.Standard.Code, choice.Row.Key))
                {
                    continue;
                }

                if (old is not null)
                {
                    lines.Add(End(state, old, year));
                }

                lines.Add(Begin(state, code, choice, year, at));
            }
        }

        lines.AddRange(open.Values.Select(gone => End(state, gone, year)));
        return lines;
    }

    private static AuditLine Begin(StateContext state, string code, RowChoice choice, int year, DateTimeOffset at)
    {
        state.Add(new RowAssignment
        {
            InstitutionCode = code,
            Indicator = choice.Row.Indicator,
            StandardCode = choice.Standard.Code,
            RowKey = choice.Row.Key,
            FromYear = year,
            ReasonZh = choice.ReasonZh,
            ReasonEn = choice.ReasonEn,
            Automatic = true,
            DecidedBy = Actor,
            DecidedAt = at,
        });
        return new AuditLine("row.assigned", $"institution:{code}", new { Standard = choice.Standard.Code, Row = choice.Row.Key, FromYear = year, choice.ReasonEn });
    }

    // One that another takes the place of within its first year has held for none.
    private static AuditLine End(StateContext state, RowAssignment old, int year)
    {
        state.Attach(old).Entity.ToYear = year - 1;
        return new AuditLine("row.ended", $"institution:{old.InstitutionCode}", new { old.StandardCode, old.RowKey, old.FromYear, ToYear = year - 1 });
    }
}
