namespace EnergyQuota.Quotas.Standards;

/// <summary>
/// What an exclusion is (DB37/T 2671-2019, chapter 5); the last two are no exclusions but metered parts that an indicator speaks of.
/// The numbers are stored and never reused. See <see cref="ExclusionGroups"/> for what each takes out.
/// </summary>
public enum ExclusionKind
{
    /// <summary>A garage (车库): its area only.</summary>
    Garage = 1,

    /// <summary>Separately metered heating (供暖): its energy only, and only of the non-heating indicator.</summary>
    Heating = 2,

    /// <summary>A separately metered special system (特殊用能) that has no kind of its own: all it has.</summary>
    SpecialSystem = 3,

    /// <summary>A data centre (数据中心机房), all its electricity, cooling included: all it has.</summary>
    DataCentre = 4,

    /// <summary>A kitchen (厨房): all it has.</summary>
    Kitchen = 5,

    /// <summary>A laundry (洗衣房): all it has.</summary>
    Laundry = 6,

    /// <summary>A laboratory with large equipment (大型实验设备): all it has.</summary>
    Laboratory = 7,

    /// <summary>Charging piles for vehicles of others (对外充电桩); charging of the institution's own vehicles counts.</summary>
    OthersCharging = 8,

    /// <summary>A hotel (宾馆、招待所) that keeps accounts of its own.</summary>
    Hotel = 9,

    /// <summary>A shop (商店) that keeps accounts of its own.</summary>
    Shop = 10,

    /// <summary>Staff flats (职工住宅).</summary>
    StaffFlats = 11,

    /// <summary>An enterprise, public pool, gym or hospital that keeps accounts of its own (校办企业等).</summary>
    Enterprise = 12,

    /// <summary>Construction works (基建施工): energy only.</summary>
    ConstructionWorks = 13,

    /// <summary>No exclusion: the IT equipment of a data centre (信息设备), which its efficiency divides by. Takes nothing out.</summary>
    DataCentreIt = 14,

    /// <summary>No exclusion: the inpatient wards (住院部), whose water is judged per bed. Takes nothing out.</summary>
    InpatientWard = 15,
}
