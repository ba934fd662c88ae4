using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Gathers, institution by institution, what a <see cref="ForecastGround"/> holds. Pure.</summary>
/// <param name="year">The year in progress.</param>
/// <param name="rules">The rules.</param>
/// <param name="testEvery">Of how many institutions one is back-tested; 1 or more. See <see cref="TestEvery"/>.</param>
public sealed class GroundBuilder(int year, AssessmentRules rules, int testEvery = 1)
{
    private readonly Dictionary<(string Class, QuotaIndicator Indicator), List<ForecastYear>> _lastYears = [];
    private readonly List<BackTestCase> _cases = [];
    private int _series;
    private int _institutions;

    /// <summary>Of how many institutions one is to be back-tested, so that about two thousand are: more would not make the errors any clearer.</summary>
    /// <param name="institutions">How many there are.</param>
    public static int TestEvery(int institutions) => Math.Max(1, institutions / 2_000);

    /// <summary>Adds an institution.</summary>
    /// <param name="institution">The institution.</param>
    /// <param name="exclusions">Its exclusions.</param>
    /// <param name="months">Its months.</param>
    public void Add(Institution institution, IReadOnlyCollection<BoundaryExclusion> exclusions, IEnumerable<EnergyMonth> months)
    {
        ArgumentNullException.ThrowIfNull(institution);
        var known = months.ToList();
        var test = _institutions++ % testEvery == 0;
        var tested = new HashSet<Numerator>();
        foreach (var choice in RowSelector.Select(rules.Standards, institution, year, exclusions, rules.Assigned[institution.Code]).Choices.Where(c => c.Row.Indicator.Part() is null))
        {
            var indicator = choice.Row.Indicator;
            var set = indicator.Sums() == Numerator.Energy ? rules.CoefficientSets.GetValueOrDefault(choice.Standard.CoefficientSetId) : null;
            var years = IndicatorMonths.Of(known, IndicatorForecast.TakenOut(exclusions, indicator), indicator, set);
            if (years.FirstOrDefault(y => y.Year == year - 1) is not { } last || last.Whole(rules.Gate) is null)
            {
                continue;
            }

            var key = (institution.Class, indicator);
            (_lastYears.TryGetValue(key, out var list) ? list : _lastYears[key] = []).Add(last);

            // The same energy over area and over people is one forecast, not two.
            var series = new BackTestSeries(institution.Class, last, [.. years.Where(y => y.Year < last.Year)]);
            if (test && tested.Add(indicator.Sums()) && YearProfile.Of(series.Past, last.Year, rules.Gate) is not null)
            {
                _cases.AddRange(BackTest.Run(series, null, rules.Gate));
                _series++;
            }
        }
    }

    /// <summary>What has been gathered.</summary>
    /// <param name="day">The day it is made for: the first that is not counted.</param>
    public ForecastGround Build(DateOnly day) => new()
    {
        Year = year,
        MadeFor = day,
        Shapes =
        [
            .. _lastYears.OrderBy(y => y.Key.Class, StringComparer.Ordinal).ThenBy(y => y.Key.Indicator)
                .Select(y => (y.Key, Shape: ClassShape.Of(y.Value, rules.Gate)))
                .Where(s => s.Shape is not null)
                .Select(s => new ForecastShape(s.Key.Class, s.Key.Indicator, s.Shape!)),
        ],
        OwnErrors = _series < ForecastGround.FewestOwnSeries
            ? null
            : BackTest.Summarize(_cases, "", _series, ShippedErrors.Table, ForecastGround.FewestOwnSeries),
    };
}
