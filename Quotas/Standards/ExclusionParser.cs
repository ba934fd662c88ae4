using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Reads exclusions, checked in themselves; what they say of meters is proven by <see cref="ExclusionProof"/>. Pure.</summary>
internal static class ExclusionParser
{
    private const decimal Largest = 1_000_000_000m;

    public static IReadOnlyList<(string Place, BoundaryExclusion Exclusion)> Parse(
        string file, IEnumerable<ExclusionText> texts, List<ImportError> errors)
    {
        var good = new List<(string, BoundaryExclusion)>();
        var seen = new HashSet<object>();
        foreach (var (text, number) in texts.Select((text, index) => (text, index + 1)))
        {
            var place = $"exclusion {number}: {text.Institution}|{text.Kind}|{text.Meter}|{text.From}";
            if (Exclusion(new FieldReader(file, place, errors), text, seen) is { } exclusion)
            {
                good.Add((place, exclusion));
            }
        }

        return good;
    }

    private static BoundaryExclusion? Exclusion(FieldReader fields, ExclusionText text, HashSet<object> seen)
    {
        var exclusion = new BoundaryExclusion
        {
            InstitutionCode = fields.Text("institution", text.Institution, 18),
            Kind = fields.Name<ExclusionKind>("kind", text.Kind),
            EnergyType = string.IsNullOrWhiteSpace(text.EnergyType) ? null : fields.Name<EnergyType>("energy_type", text.EnergyType),
            MeterCode = string.IsNullOrWhiteSpace(text.Meter) ? null : fields.Text("meter", text.Meter, 64),
            RegisterName = string.IsNullOrWhiteSpace(text.Register) ? RegisterId.DefaultName : fields.Text("register", text.Register, 64),
            Area = fields.NotNegative("area", text.Area),
            People = fields.NotNegative("people", text.People),
            From = fields.Date("from", text.From),
            To = fields.OptionalDate("to", text.To),
            Source = fields.Text("source", text.Source),
            State = string.IsNullOrWhiteSpace(text.State) ? ApprovalState.Approved : fields.Name<ApprovalState>("state", text.State),
            ApprovalDocument = string.IsNullOrWhiteSpace(text.Approval) ? "" : fields.Text("approval", text.Approval),
            EnteredBy = "",
            EnteredAt = default,
        };
        if (exclusion.To <= exclusion.From)
        {
            fields.Fault("to", "is not after from; it is the first day on which it no longer holds");
        }

        if (exclusion.Area > Largest || exclusion.People > Largest)
        {
            fields.Fault("area", "or people is more than a billion");
        }

        if (exclusion.MeterCode is null != exclusion.EnergyType is null)
        {
            fields.Fault("meter", "and energy_type go together: both, or neither where it is not metered");
        }

        if (exclusion.Kind == ExclusionKind.Garage && (exclusion.MeterCode is not null || exclusion.People > 0m || exclusion.Area == 0m))
        {
            fields.Fault("kind", "is a garage, which takes out its area only: give an area, and neither meter nor people");
        }

        if (!fields.Faulty && exclusion.Kind != ExclusionKind.Garage && !exclusion.Kind.HasAreaAndPeople() && (exclusion.Area > 0m || exclusion.People > 0m))
        {
            fields.Fault("kind", $"is {exclusion.Kind}, which has neither area nor people to take out: give neither");
        }

        if (exclusion.Kind is ExclusionKind.DataCentreIt && exclusion.EnergyType is not (null or EnergyType.Electricity))
        {
            fields.Fault("energy_type", "is not electricity, by which the efficiency of a data centre is measured");
        }

        if (!fields.Faulty && !seen.Add(KeyOf(exclusion)))
        {
            fields.Fault("", "the same institution, kind, register and first day stand in an earlier row");
        }

        return fields.Faulty ? null : exclusion;
    }

    /// <summary>What tells one exclusion from another; a row with the same key corrects it.</summary>
    public static (string Institution, ExclusionKind Kind, EnergyType? Type, string? Meter, string Register, DateOnly From) KeyOf(BoundaryExclusion e) =>
        (e.InstitutionCode, e.Kind, e.EnergyType, e.MeterCode, e.RegisterName, e.From);
}
