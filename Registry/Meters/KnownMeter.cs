using System.Collections.Immutable;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Registry.Meters;

/// <summary>A meter as ingest sees it: held in memory for each of a million, so no more than a reading is judged by.</summary>
/// <param name="Code">The meter's code.</param>
/// <param name="InstitutionCode">The institution it belongs to.</param>
/// <param name="Zone">The zone of its clock.</param>
/// <param name="Clock">What is believed of that clock.</param>
/// <param name="Registers">Its registers; few.</param>
public sealed record KnownMeter(string Code, string InstitutionCode, TimeZoneInfo Zone, ClockBounds Clock, ImmutableArray<KnownRegister> Registers)
{
    /// <summary>Finds one of its registers.</summary>
    /// <param name="name">The register's name.</param>
    /// <returns>The register, or <see langword="null"/> where it has none of that name.</returns>
    public KnownRegister? Register(string name)
    {
        foreach (var register in Registers)
        {
            if (register.Id.Name == name)
            {
                return register;
            }
        }

        return null;
    }
}

/// <summary>A register as ingest sees it.</summary>
/// <param name="Id">The register.</param>
/// <param name="Unit">The unit it counts in.</param>
public readonly record struct KnownRegister(RegisterId Id, MeasureUnit Unit);
