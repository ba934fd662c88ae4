using EnergyQuota.Metering;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Registry;

/// <summary>Entities with everything filled in that a test does not care about.</summary>
internal static class Some
{
    public const string CodeA = "11370000MB2848001A";
    public const string CodeB = "11370000MB2848002B";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    public static IOptions<SiteOptions> Site => Options.Create(new SiteOptions());

    public static EntryRules Rules(TimeProvider time) => new(Options.Create(new DeskOptions()), Site, time);

    public static Institution Institution(string code, string region) => new()
    {
        Code = code,
        NameZh = "机构" + code,
        RegionCode = region,
        Class = "government",
        From = new DateOnly(2020, 1, 1),
    };

    public static Meter Meter(
        string code, string institution, MeterRole role = MeterRole.Main, string? parent = null, params string[] registers) => new()
        {
            Code = code,
            InstitutionCode = institution,
            EnergyType = EnergyType.Electricity,
            Role = role,
            ParentCode = parent,
            Registers = [.. (registers.Length == 0 ? [RegisterId.DefaultName] : registers).Select(name => Register(code, name))],
        };

    public static MeterParentChange Moved(string meter, string? parent, string from) => new()
    {
        MeterCode = meter,
        ParentCode = parent,
        From = DateOnly.ParseExact(from, "yyyy-MM-dd"),
        Source = "test",
        EnteredBy = "test",
        EnteredAt = Noon,
    };

    public static MeterRegister Register(string meter, string name) =>
        new() { MeterCode = meter, Name = name, Unit = MeasureUnit.KilowattHour };

    /// <summary>The floor area of an institution since 2026, m².</summary>
    public static InstitutionFact Area(string institution, decimal value) => new()
    {
        InstitutionCode = institution,
        Kind = InstitutionFactKind.FloorArea,
        From = new DateOnly(2026, 1, 1),
        Value = value,
        Source = "test",
        EnteredBy = "test",
        EnteredAt = Noon,
    };

    public static BoundaryTerm Term(
        string institution, string meter, decimal share = 1m, int sign = 1, string from = "2026-01-01", string? to = null, string register = RegisterId.DefaultName) => new()
        {
            InstitutionCode = institution,
            EnergyType = EnergyType.Electricity,
            MeterCode = meter,
            RegisterName = register,
            Sign = sign,
            Share = share,
            From = DateOnly.ParseExact(from, "yyyy-MM-dd"),
            To = to is null ? null : DateOnly.ParseExact(to, "yyyy-MM-dd"),
            Source = "test",
            EnteredBy = "test",
            EnteredAt = Noon,
        };
}
