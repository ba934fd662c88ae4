using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>When an institution used an energy type in one week: what later weeks are compared with.</summary>
public sealed class LoadWeek
{
    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The energy type.</summary>
    public required EnergyType EnergyType { get; set; }

    /// <summary>The week's Monday.</summary>
    public required DateOnly Monday { get; set; }

    /// <summary>What the week used, in the base unit of the energy type's registers.</summary>
    public required decimal Total { get; set; }

    /// <summary>Of it, what was used at night on working days.</summary>
    public required decimal Night { get; set; }

    /// <summary>Of it, what was used on rest days.</summary>
    public required decimal Rest { get; set; }

    /// <summary>How many of its days were rest days, 0 to 7.</summary>
    public required int RestDays { get; set; }

    /// <summary>Measured hours over expected hours, 0 to 1.</summary>
    public required decimal Completeness { get; set; }

    /// <summary>The share that was used while nobody worked, 0 where nothing was used.</summary>
    public decimal OffHoursShare => Total == 0 ? 0m : (Night + Rest) / Total;
}
