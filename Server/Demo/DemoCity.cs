using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Demo;

/// <summary>A made-up city of 60 institutions. Pure: the same seed gives the same city, meters, loads and faults.</summary>
/// <param name="Seed">The seed it was made from.</param>
/// <param name="Regions">Code and names of its regions.</param>
/// <param name="Institutions">Its institutions.</param>
public sealed record DemoCity(int Seed, IReadOnlyList<DemoRegion> Regions, IReadOnlyList<DemoInstitution> Institutions)
{
    /// <summary>How many institutions there are.</summary>
    public const int Size = 60;

    private static readonly DemoRegion[] AllRegions =
    [
        new("37", "示范省", "Demonstration province"),
        new("3799", "示范市", "Demonstration city"),
        new("379901", "湖东区", "East Lake district"),
        new("379902", "江北区", "North River district"),
        new("379903", "云山县", "Cloud Hill county"),
    ];

    /// <summary>All meters.</summary>
    public IEnumerable<DemoMeter> Meters => Institutions.SelectMany(institution => institution.Meters);

    /// <summary>Makes the city.</summary>
    /// <param name="seed">Any number.</param>
    public static DemoCity Build(int seed)
    {
        var institutions = new List<DemoInstitution>(Size);
        for (var number = 0; number < Size; number++)
        {
            institutions.Add(DemoInstitutionMaker.Make(seed, number));
        }

        return new DemoCity(seed, AllRegions, institutions);
    }
}

/// <summary>A region of the city.</summary>
/// <param name="Code">Its code; a parent's code is a prefix.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
public sealed record DemoRegion(string Code, string NameZh, string NameEn);

/// <summary>What an institution of the city is; decides its load over the day, the week and the year.</summary>
public enum DemoKind
{
    /// <summary>A government office.</summary>
    Office,

    /// <summary>A hospital.</summary>
    Hospital,

    /// <summary>A university.</summary>
    University,
}

/// <summary>One institution of the city.</summary>
/// <param name="Code">Its 18-character code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FloorAreaSquareMetres">Its floor area, m².</param>
/// <param name="People">Its energy users, persons.</param>
/// <param name="Meters">Its meters, parents before children.</param>
public sealed record DemoInstitution(
    string Code,
    string NameZh,
    string NameEn,
    string RegionCode,
    DemoKind Kind,
    decimal FloorAreaSquareMetres,
    int People,
    IReadOnlyList<DemoMeter> Meters);

/// <summary>One meter of the city.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="EnergyType">What it measures.</param>
/// <param name="Role">Its place in the tree.</param>
/// <param name="ParentCode">The meter upstream, or <see langword="null"/>.</param>
/// <param name="Unit">What it counts in.</param>
/// <param name="Modulus">The value at which it turns over.</param>
/// <param name="Start">What it shows at the start of its history.</param>
/// <param name="Loads">What flows through it: the sum of these.</param>
/// <param name="Fault">What goes wrong with it.</param>
/// <param name="TakenOut">It measures a special system that is taken out of the quota; see <see cref="DemoQuotaFile"/>.</param>
public sealed record DemoMeter(
    string Code,
    string NameZh,
    string NameEn,
    EnergyType EnergyType,
    MeterRole Role,
    string? ParentCode,
    MeasureUnit Unit,
    decimal Modulus,
    decimal Start,
    IReadOnlyList<DemoLoad> Loads,
    DemoFault Fault = DemoFault.None,
    bool TakenOut = false)
{
    /// <summary>Its history covers the last calendar year, since a verdict rests on it.</summary>
    public bool Judged => Role == MeterRole.Main || TakenOut;

    /// <summary>What its electricity is used for, where the city says so.</summary>
    public SubItem? SubItem { get; init; }

    /// <summary>It sends nothing; its amounts come from bills.</summary>
    public bool Billed => Fault == DemoFault.Billed;

    /// <summary>The most that can flow through it in an hour, with a margin; for the registry.</summary>
    public decimal RatedMaxPerHour => decimal.Ceiling(Loads.Sum(load => load.AnnualAmount) / 8_760m * 12m) + 1m;
}

/// <summary>What goes wrong with a meter in the demonstration.</summary>
public enum DemoFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is silent for days, twice.</summary>
    Gap,

    /// <summary>It is silent for eleven weeks of the last calendar year: too long for a verdict, unless what was measured is over by itself.</summary>
    LongGap,

    /// <summary>It was replaced in the middle of the history, and the replacement is entered.</summary>
    Replaced,

    /// <summary>Its register turns over once.</summary>
    Wrap,

    /// <summary>It sends nothing; its amounts come from monthly bills.</summary>
    Billed,

    /// <summary>It once shows a few points far too high.</summary>
    Spike,

    /// <summary>Its register falls and nobody has entered why.</summary>
    Reset,
}
