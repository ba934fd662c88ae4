using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>facts.csv</c>: institution, kind, subject, from, to, value, present, present_of, source, reason.</summary>
/// <remarks>
/// An administrator of the whole installation imports, so what a file says is approved by it; but what changes more than usual waits,
/// questioned, until an officer answers, or the file answers in its column <c>reason</c>.
/// </remarks>
internal sealed class FactRows(DeskOptions options) : IRowImport
{
    private static readonly string[] NoContent =
    [
        nameof(InstitutionFact.EnteredBy), nameof(InstitutionFact.EnteredAt), nameof(InstitutionFact.State), nameof(InstitutionFact.QuestionedAgainst),
        nameof(InstitutionFact.DecisionReason), nameof(InstitutionFact.DecidedBy), nameof(InstitutionFact.DecidedAt),
    ];

    private Dictionary<(string, InstitutionFactKind, string, DateOnly), InstitutionFact> _known = [];
    private Dictionary<(string, InstitutionFactKind, string), List<InstitutionFact>> _all = [];
    private HashSet<string> _institutions = [];

    public string Name => "facts";

    public IReadOnlyList<string> Columns => ["institution", "kind", "from", "value", "source"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var codes = rows.Values("institution");
        _institutions = await batch.State.InstitutionsAsync(codes, cancellationToken);
        var facts = await batch.State.Set<InstitutionFact>().AsNoTracking()
            .Where(fact => EF.Parameter(codes).Contains(fact.InstitutionCode)).ToListAsync(cancellationToken);
        _known = facts.GroupBy(Key).ToDictionary(same => same.Key, same => same.MaxBy(fact => (fact.EnteredAt, fact.Id))!);
        _all = facts.GroupBy(Line).ToDictionary(same => same.Key, same => same.ToList());
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new InstitutionFact
        {
            InstitutionCode = row.Text("institution", 18),
            Kind = row.Choice<InstitutionFactKind>("kind"),
            Subject = row.OptionalText("subject", 64),
            From = row.Date("from"),
            To = row.OptionalDate("to"),
            Value = row.Number("value", 0m, 1_000_000_000m),
            Present = row.OptionalNumber("present", 0m, 366m),
            PresentOf = row.OptionalNumber("present_of", 1m, 366m),
            Source = row.Text("source", 400),
            EnteredBy = batch.Actor,
            EnteredAt = batch.Now,
            DecisionReason = row.OptionalText("reason", 400) is { Length: > 0 } reason ? reason : null,
        };
        if (!_institutions.Contains(given.InstitutionCode))
        {
            row.Fault("institution", "is not an institution that was imported");
        }

        Check(row, given);
        batch.DemandFirst(row, given.InstitutionCode, $"{given.Kind:D}", given.Subject, $"{given.From:O}");
        if (row.Errors.Count > 0)
        {
            return;
        }

        var known = _known.GetValueOrDefault(Key(given));
        if (!_all.TryGetValue(Line(given), out var others))
        {
            _all.Add(Line(given), others = []);
        }

        Decide(given, FactQuestion.Of(given, others, options.FactChangeQuestioned), batch);
        if (known is { State: ApprovalState.Pending } && given.State == ApprovalState.Approved && SameFigure(known, given))
        {
            // The file answers what was questioned when it came before.
            (given.EnteredBy, given.EnteredAt) = (known.EnteredBy, known.EnteredAt);
            batch.Upsert(known, given, $"institution:{given.InstitutionCode}");
            return;
        }

        if (given.QuestionedAgainst is { } before && (known is null || !SameFigure(known, given)))
        {
            batch.Lines.Add(new AuditLine(
                given.State == ApprovalState.Pending ? "fact.questioned" : "fact.answered", $"institution:{given.InstitutionCode}",
                new { Kind = given.Kind.ToString(), given.Subject, given.From, Before = before, given.Value, given.DecisionReason }));
        }

        if (batch.Supersede(known, given, $"institution:{given.InstitutionCode}", NoContent))
        {
            others.Add(given);
        }
    }

    private static void Check(CsvRow row, InstitutionFact given)
    {
        if (given.To <= given.From)
        {
            row.Fault("to", "must be later than from");
        }

        if ((given.Subject.Length > 0) != InstitutionFact.HasSubject(given.Kind))
        {
            row.Fault("subject", "names the person type of Persons, or the figure of Input, and is empty for every other kind");
        }

        if (given.Value > InstitutionFact.Largest(given.Kind))
        {
            row.Fault("value", "is a share, for example 0.92");
        }

        if (!InstitutionFact.IsPresence(given.Kind, given.Present, given.PresentOf))
        {
            row.Fault("present", "and present_of go together, of Persons only, as 250 of 365 days or 8 of 12 months");
        }
    }

    private static void Decide(InstitutionFact given, decimal? before, ImportBatch batch)
    {
        given.QuestionedAgainst = before;
        if (before is not null && given.DecisionReason is null)
        {
            given.State = ApprovalState.Pending;
            return;
        }

        (given.State, given.DecidedBy, given.DecidedAt) = (ApprovalState.Approved, batch.Actor, batch.Now);
    }

    private static bool SameFigure(InstitutionFact one, InstitutionFact other) =>
        (one.Value, one.To, one.Present, one.PresentOf, one.Source) == (other.Value, other.To, other.Present, other.PresentOf, other.Source);

    private static (string, InstitutionFactKind, string, DateOnly) Key(InstitutionFact fact) =>
        (fact.InstitutionCode, fact.Kind, fact.Subject, fact.From);

    private static (string, InstitutionFactKind, string) Line(InstitutionFact fact) => (fact.InstitutionCode, fact.Kind, fact.Subject);
}
