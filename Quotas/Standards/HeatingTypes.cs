using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>The ways of heating that standards tell apart (DB37/T 2671-2019, table 2).</summary>
public static class HeatingTypes
{
    /// <summary>By air conditioning (空调供暖): metered as electricity.</summary>
    public const string Ac = "ac";

    /// <summary>By gas or oil (燃气、油供暖).</summary>
    public const string GasOrOil = "gas_or_oil";

    /// <summary>District heating billed by heat (市政集中供暖，按热计量).</summary>
    public const string DistrictMetered = "district_metered";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Ac, GasOrOil, DistrictMetered];

    /// <summary>The way of heating that a meter of an energy type measures; empty where standards know none.</summary>
    /// <param name="type">The energy type.</param>
    public static string Of(EnergyType type) => type switch
    {
        EnergyType.Electricity => Ac,
        EnergyType.NaturalGas or EnergyType.Lpg or EnergyType.Diesel or EnergyType.Gasoline => GasOrOil,
        EnergyType.Heat => DistrictMetered,
        _ => "",
    };
}
