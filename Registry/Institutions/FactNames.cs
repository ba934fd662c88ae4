namespace EnergyQuota.Registry.Institutions;

/// <summary>What dated figures of institutions are called and counted in, on pages and in reports.</summary>
public static class FactNames
{
    /// <summary>A kind, in Chinese and in English.</summary>
    /// <param name="kind">The kind.</param>
    public static (string Zh, string En) Of(InstitutionFactKind kind) => kind switch
    {
        InstitutionFactKind.FloorArea => ("建筑面积", "Floor area"),
        InstitutionFactKind.HeatedArea => ("供暖面积", "Heated area"),
        InstitutionFactKind.People => ("用能人数", "People"),
        InstitutionFactKind.Persons => ("分类人数", "Persons of a type"),
        InstitutionFactKind.Beds => ("开放床位", "Beds"),
        InstitutionFactKind.BedOccupancy => ("床位使用率", "Bed occupancy"),
        InstitutionFactKind.OutpatientVisits => ("年门诊量", "Outpatient visits a year"),
        InstitutionFactKind.Input => ("修正参数", "Figure for a correction"),
        _ => (kind.ToString(), kind.ToString()),
    };

    /// <summary>The unit of a kind, in Chinese and in English; empty where it has none.</summary>
    /// <param name="kind">The kind.</param>
    public static (string Zh, string En) UnitOf(InstitutionFactKind kind) => kind switch
    {
        InstitutionFactKind.FloorArea or InstitutionFactKind.HeatedArea => ("m²", "m²"),
        InstitutionFactKind.People or InstitutionFactKind.Persons => ("人", "persons"),
        InstitutionFactKind.Beds => ("张", "beds"),
        InstitutionFactKind.OutpatientVisits => ("人次", "visits"),
        _ => ("", ""),
    };
}
