using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Registry.Editing;

/// <summary>Finds the first field of an entry that is missing or outside its bounds.</summary>
internal static class FieldChecks
{
    private const int EarliestYear = 1900;

    internal static string? Of(Bill bill) =>
        bill.To <= bill.From ? nameof(bill.To)
        : bill.Quantity is < 0m or > ReadingLimits.LargestValue ? nameof(bill.Quantity)
        : bill.CostYuan < 0m ? nameof(bill.CostYuan)
        : !IsText(bill.Document, 200) ? nameof(bill.Document)
        : bill.Attachment is not null && !EventEntry.IsAttachment(bill.Attachment) ? nameof(bill.Attachment)
        : null;

    internal static string? Of(InstitutionFact fact) =>
        !Enum.IsDefined(fact.Kind) ? nameof(fact.Kind)
        : (fact.Subject.Length > 0) != InstitutionFact.HasSubject(fact.Kind) || (fact.Subject.Length > 0 && !IsText(fact.Subject, 64)) ? nameof(fact.Subject)
        : fact.To <= fact.From ? nameof(fact.To)
        : fact.Value < 0m || fact.Value > InstitutionFact.Largest(fact.Kind) ? nameof(fact.Value)
        : !InstitutionFact.IsPresence(fact.Kind, fact.Present, fact.PresentOf) ? nameof(fact.Present)
        : !IsText(fact.Source, 400) ? nameof(fact.Source)
        : null;

    internal static string? Of(Meter meter) =>
        !IsText(meter.Code, 64) ? nameof(meter.Code)
        : !Enum.IsDefined(meter.EnergyType) ? nameof(meter.EnergyType)
        : !Enum.IsDefined(meter.Role) ? nameof(meter.Role)
        : meter.ParentCode == meter.Code ? nameof(meter.ParentCode)
        : Of(meter.EnergyType, meter.SubItem, meter.Household) is { } field ? field
        : meter.Zone is not null && !ZoneNames.IsKnown(meter.Zone) ? nameof(meter.Zone)
        : meter.ExpectedIntervalSeconds < 1 ? nameof(meter.ExpectedIntervalSeconds)
        : meter.AllowedGapSeconds < 1 ? nameof(meter.AllowedGapSeconds)
        : meter.RemovedAt <= meter.InstalledAt ? nameof(meter.RemovedAt)
        : meter.Multiplier <= 0m ? nameof(meter.Multiplier)
        : meter.Registers.Count == 0 || meter.Registers.DistinctBy(r => r.Name).Count() < meter.Registers.Count ? nameof(meter.Registers)
        : meter.Registers.Select(register => Of(register, meter)).FirstOrDefault(field => field is not null);

    internal static string? Of(EnergyType type, SubItem? item, string household) =>
        item is { } given && (type != EnergyType.Electricity || !Enum.IsDefined(given)) ? nameof(Meter.SubItem)
        : household.Length > 0 && !IsText(household, 100) ? nameof(Meter.Household)
        : null;

    internal static string? Of(MeterParentChange change) =>
        !IsText(change.MeterCode, 64) ? nameof(change.MeterCode)
        : change.ParentCode is { } parent && (!IsText(parent, 64) || parent == change.MeterCode) ? nameof(change.ParentCode)
        : change.From.Year < EarliestYear ? nameof(change.From)
        : !IsText(change.Source, 400) ? nameof(change.Source)
        : null;

    private static string? Of(MeterRegister register, Meter meter) =>
        register.MeterCode != meter.Code ? nameof(register.MeterCode)
        : !IsText(register.Name, 64) ? nameof(register.Name)
        : !Enum.IsDefined(register.Unit) || !MeasureUnits.Fits(register.Unit, meter.EnergyType) ? nameof(register.Unit)
        : register.Modulus <= 0m ? nameof(register.Modulus)
        : register.RatedMaxPerHour <= 0m ? nameof(register.RatedMaxPerHour)
        : register.Step < 0m ? nameof(register.Step)
        : null;

    private static bool IsText(string? text, int most) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);
}
