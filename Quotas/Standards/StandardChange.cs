using EnergyQuota.Quotas.Standards.Corrections;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Something that a file would change of a standard.</summary>
/// <param name="Place">The row or correction; empty for the standard itself.</param>
/// <param name="Field">The field, as written in the file.</param>
/// <param name="What">What would become of what.</param>
internal sealed record ChangedPlace(string Place, string Field, string What);

/// <summary>Finds what a file would change of the law that a standard is: values, scope and dates, not where they were read. Pure.</summary>
internal static class StandardChange
{
    /// <summary>The changes, in the order of the file.</summary>
    public static IReadOnlyList<ChangedPlace> Of(QuotaStandard old, QuotaStandard given) =>
    [
        .. Differences(Header(old), Header(given)).Select(d => new ChangedPlace("", d.Field, d.What)),
        .. given.Rows.SelectMany(row => OfItem($"row {row.Key}", old.Rows.FirstOrDefault(r => r.Key == row.Key), row, Values)),
        .. given.Corrections.SelectMany(c => OfItem($"correction {c.Key}", old.Corrections.FirstOrDefault(o => o.Key == c.Key), c, Values)),
        .. given.Decisions.SelectMany(d => old.Decisions.Where(o => (o.Kind, o.On) == (d.Kind, d.On) && (o.Result, o.By, o.Document, o.Note) != (d.Result, d.By, d.Document, d.Note))
            .Select(o => new ChangedPlace($"life {d.Kind} {d.On:yyyy-MM-dd}", "document", $"what was recorded, '{o.Document}', would become '{d.Document}'"))),
    ];

    /// <summary>Whether two say the same law, whatever their state.</summary>
    /// <param name="old">What is here.</param>
    /// <param name="given">What the file says.</param>
    /// <param name="whole">Rows that the file does not name are gone.</param>
    public static bool SameContent(QuotaStandard old, QuotaStandard given, bool whole)
    {
        var same = Of(old, given).All(change => change.Place.Length == 0 && change.Field == "state");
        return same && (!whole || (old.Rows.Count == given.Rows.Count && old.Corrections.Count == given.Corrections.Count));
    }

    private static IEnumerable<ChangedPlace> OfItem<T>(string place, T? old, T given, Func<T, IReadOnlyList<(string Field, string Value)>> values)
        where T : class =>
        old is null ? [new ChangedPlace(place, "", "would be added")]
        : Differences(values(old), values(given)).Select(d => new ChangedPlace(place, d.Field, d.What));

    private static IEnumerable<(string Field, string What)> Differences(
        IReadOnlyList<(string Field, string Value)> old, IReadOnlyList<(string Field, string Value)> given) =>
        old.Zip(given).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => (pair.First.Field, $"'{pair.First.Value}' would become '{pair.Second.Value}'"));

    private static IReadOnlyList<(string Field, string Value)> Header(QuotaStandard s) =>
    [
        ("title_zh", s.TitleZh), ("issuer", s.Issuer), ("region", s.RegionPrefix), ("effective_from", $"{s.EffectiveFrom:yyyy-MM-dd}"),
        ("effective_to", $"{s.EffectiveTo:yyyy-MM-dd}"), ("repealed_by", s.RepealedBy ?? ""), ("replaces", s.Replaces ?? ""), ("amends", s.Amends ?? ""),
        ("state", s.State.ToString()), ("first_judged_year", $"{s.FirstJudgedYear}"), ("coefficient_set", s.CoefficientSetId), ("demonstration", $"{s.Demonstration}"),
    ];

    private static IReadOnlyList<(string Field, string Value)> Values(QuotaRow r) =>
        [("constraint", Text(r.Constraint)), ("baseline", Text(r.Baseline)), ("leading", Text(r.Leading)), ("person_weights", r.PersonWeights)];

    private static IReadOnlyList<(string Field, string Value)> Values(QuotaCorrection c) =>
    [
        ("input", c.Input), ("input_unit", c.InputUnit), ("effect", c.Effect.ToString()), ("when_unknown", Text(c.WhenUnknown)), ("constant", Text(c.Constant)),
        ("slope", Text(c.Slope)), ("reference", Text(c.Reference)), ("inverse", $"{c.Inverse}"), ("steps", c.Steps),
    ];

    private static string Text(decimal? number) => number is { } known ? StandardTexts.Number(known) : "";
}
