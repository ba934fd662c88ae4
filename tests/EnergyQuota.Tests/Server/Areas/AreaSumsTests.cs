using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Areas;

namespace EnergyQuota.Tests.Server.Areas;

/// <summary>What is summed in groups once for all gives each asker what counting their own institutions would.</summary>
public sealed class AreaSumsTests
{
    private static readonly string[] Regions = ["37", "3701", "370101", "370102", "3702", "370201"];

    private static readonly Gen<AreaInstitution> OneGen =
        from region in Gen.Int[0, Regions.Length - 1]
        from of in Gen.Int[0, 1]
        from system in Gen.Int[0, 2]
        from classified in Gen.Bool
        from grade in Gen.Int[0, 6]
        from level in Gen.Int[0, 4]
        from counts in Gen.Int[0, 50]
        select new AreaInstitution(
            new Institution { Code = "", NameZh = "n", RegionCode = Regions[region], Class = of == 0 ? "government" : "education", VerticalSystem = system == 0 ? "" : system == 1 ? "education" : "health", IsClassified = classified },
            counts, counts / 2, grade == 0 ? null : (Grade)grade, counts % 2 == 0, counts / 10m, level == 0 ? null : (StandingLevel)level, counts / 20m);

    private static readonly Gen<Scope> ScopeGen =
        from region in Gen.Int[-1, Regions.Length]
        from system in Gen.Int[0, 2]
        from classified in Gen.Bool
        select new Scope("a", Role.Officer, region < 0 ? null : region == Regions.Length ? "" : Regions[region]) { VerticalSystem = system == 0 ? null : system == 1 ? "education" : "health", SeesClassified = classified };

    [Fact]
    public void Of_AnyInstitutionsAndAsker_CountsThoseThatTheAskerSees() => Gen.Select(OneGen.Array[0, 30], ScopeGen, Gen.Int[0, Regions.Length - 1]).Sample((institutions, scope, at) =>
    {
        var numbered = institutions.Select((of, number) => of with { Institution = Coded(of.Institution, number) }).ToList();
        var states = AreaStates.Of(DateTimeOffset.UnixEpoch, [], numbered);
        var filter = new AreaFilter(Regions[at]);

        var summed = AreaFigures.Sum(states.Figures.Where(of => filter.Takes(scope, of.Key)).Select(of => of.Value));

        var counted = AreaFigures.Of(numbered.FindAll(of => of.Institution.RegionCode.StartsWith(Regions[at], StringComparison.Ordinal) && scope.Sees(of.Institution)));
        return (summed.Institutions, summed.Meters, summed.OpenAlerts, summed.Final, summed.Judged, summed.Over, summed.Ahead)
            == (counted.Institutions, counted.Meters, counted.OpenAlerts, counted.Final, counted.Judged, counted.Over, counted.Ahead)
            && Enum.GetValues<Grade>().All(grade => summed.Grades.GetValueOrDefault(grade) == counted.Grades.GetValueOrDefault(grade));
    });

    [Fact]
    public void Sum_UseOfParts_IsTheUseOfTheWholeInAnyOrder()
    {
        var span = new AreaSpan(new DateOnly(2026, 12, 1));
        var use = from energy in Gen.Int[0, 2]
                  from amounts in Gen.Int[-1_000, 1_000].Array[AreaSpan.Count]
                  select new AreaUse(span, new Dictionary<AreaUnit, IReadOnlyList<AreaSum>> { [new((EnergyType)(energy + 1), MeasureUnit.KilowattHour)] = [.. amounts.Select(of => new AreaSum(of / 8m, Math.Abs(of), 1_000))] });

        use.Array[0, 8].Sample(parts =>
        {
            var (whole, turned, nested) = (AreaUse.Sum(span, parts), AreaUse.Sum(span, parts.Reverse()), AreaUse.Sum(span, parts.Chunk(3).Select(chunk => AreaUse.Sum(span, chunk))));
            return whole.Amounts.Keys.All(unit => whole.Amounts[unit].SequenceEqual(turned.Amounts[unit]) && whole.Amounts[unit].SequenceEqual(nested.Amounts[unit]))
                && whole.Amounts.Values.Sum(sums => sums.Sum(sum => sum.Quantity)) == parts.Sum(part => part.Amounts.Values.Sum(sums => sums.Sum(sum => sum.Quantity)));
        });
    }

    [Fact]
    public void WorstFirst_OverUsedUpAndAhead_ComeInThatOrder()
    {
        AreaInstitution Of(string code, Grade? grade, decimal? over, StandingLevel? level, decimal? used) =>
            new(new Institution { Code = code, NameZh = code, RegionCode = "37", Class = "government" }, 1, 0, grade, true, over, level, used);

        var ordered = AreaInstitution.WorstFirst(
        [
            Of("ahead", Grade.Constraint, 0.9m, StandingLevel.AheadOfSplit, 0.8m), Of("quiet", Grade.Leading, 0.4m, StandingLevel.OnCourse, 0.3m), Of("over", Grade.Over, 1.2m, StandingLevel.OnCourse, 0.9m),
            Of("used up", Grade.Constraint, 0.9m, StandingLevel.ConstraintUsedUp, 1.1m), Of("far over", Grade.OverLowerBound, 1.4m, null, null),
        ]);

        Assert.Equal(["far over", "over", "used up", "ahead", "quiet"], ordered.Select(of => of.Institution.Code));
    }

    private static Institution Coded(Institution of, int number) =>
        new() { Code = $"{number}", NameZh = of.NameZh, RegionCode = of.RegionCode, Class = of.Class, VerticalSystem = of.VerticalSystem, IsClassified = of.IsClassified };
}
