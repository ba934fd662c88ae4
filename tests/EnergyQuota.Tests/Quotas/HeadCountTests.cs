using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

/// <summary>Energy users by person types and for hospitals.</summary>
public sealed class HeadCountTests
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    /// <summary>
    /// The formula of DB37/T 2673-2019, annex A, as transcribed. Its example gives 7872.88 and recomputes to 7874.88; its inputs are not
    /// public, so these are made to recompute to the same.
    /// </summary>
    [Fact]
    public void On_Hospital_Is787488WithEveryStepShown()
    {
        var day = HeadCount.On(Hospital(), Start);

        Assert.Equal(7_874.88m, day.Persons);
        Assert.Equal(
            [("interns", 120m), ("non_establishment", 1_300m), ("staff", 2_466m), ("", 988.88m), ("", 3_000m)],
            day.Steps.Select(s => (s.Subject, s.Persons)));
        Assert.Equal(7_874.88m, HeadCount.Mean(Hospital(), Start, End));
    }

    [Fact]
    public void On_BedsWithoutOccupancy_IsNotKnownAndSaysSo()
    {
        var facts = Hospital().Where(f => f.Kind != InstitutionFactKind.BedOccupancy).ToList();

        Assert.Equal(((decimal?)null, "BedOccupancy"), (HeadCount.On(facts, Start).Persons, HeadCount.On(facts, Start).Missing));
        Assert.Equal(Start, HeadCount.FirstDayWithout(facts, Start, End));
    }

    [Fact]
    public void On_PersonTypes_CountByTheDaysTheyArePresent() => Assert.Equal(
        (600m * 250m / 365m) + (9_000m * 200m / 365m) + 40m,
        HeadCount.On([Persons("staff", 600m, 250m, 365m), Persons("students", 9_000m, 200m, 365m), Persons("guards", 40m)], Start).Persons);

    [Fact]
    public void On_OneFigureAndTypes_TakesTheOneThatBeginsLater()
    {
        var whole = Fact(InstitutionFactKind.People, 500m, new DateOnly(2024, 1, 1));
        var types = Persons("staff", 420m);
        types.From = new DateOnly(2025, 7, 1);

        Assert.Equal(500m, HeadCount.On([whole, types], Start).Persons);
        Assert.Equal(420m, HeadCount.On([whole, types], new DateOnly(2025, 7, 1)).Persons);
        Assert.Equal(((500m * 181) + (420m * 184)) / 365m, HeadCount.Mean([whole, types], Start, End));
    }

    [Fact]
    public void On_WeightsOfTheStandard_CountOnlyWhatItNames()
    {
        var weights = new Dictionary<string, decimal> { ["students"] = 1m, ["overseas_students"] = 1m, ["staff"] = 0.5m };
        InstitutionFact[] facts = [Persons("students", 9_000m), Persons("staff", 600m), Persons("guards", 40m), Fact(InstitutionFactKind.People, 1m, Start)];

        Assert.Equal(9_300m, HeadCount.On(facts, Start, weights).Persons);
        Assert.Equal("Persons", HeadCount.On([facts[3]], Start, weights).Missing);
    }

    [Fact]
    public void On_PendingFigure_DoesNotCount()
    {
        var waiting = Persons("students", 9_000m);
        waiting.State = ApprovalState.Pending;

        Assert.Equal(600m, HeadCount.On([Persons("staff", 600m), waiting], Start).Persons);
    }

    private static List<InstitutionFact> Hospital() =>
    [
        Persons("staff", 2_466m), Persons("non_establishment", 1_300m), Persons("interns", 180m, 8m, 12m),
        Fact(InstitutionFactKind.Beds, 1_052m, Since), Fact(InstitutionFactKind.BedOccupancy, 0.94m, Since), Fact(InstitutionFactKind.OutpatientVisits, 1_095_000m, Since),
    ];

    private static InstitutionFact Persons(string type, decimal count, decimal? present = null, decimal? of = null)
    {
        var fact = Fact(InstitutionFactKind.Persons, count, Since);
        (fact.Subject, fact.Present, fact.PresentOf) = (type, present, of);
        return fact;
    }
}
