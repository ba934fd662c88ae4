using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Trials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Benchmarks.Assess;

/// <summary>The registry of a made province: institutions with area and people, boundary formulas of their main meters, and all their meters.</summary>
internal sealed class AssessState : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AssessState(string folder, IEnumerable<IStatePart> parts)
    {
        var services = new ServiceCollection().AddSingleton<IStatePart, RegistryPart>().AddSingleton<IStatePart, QuotasPart>();
        foreach (var part in parts)
        {
            services.AddSingleton(part);
        }

        _services = services
            .AddDbContextFactory<StateContext>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "state.db")};Default Timeout=30;Foreign Keys=True"))
            .BuildServiceProvider();
        Contexts = _services.GetRequiredService<IDbContextFactory<StateContext>>();
        Audit = new AuditLog(Contexts, TimeProvider.System);
    }

    /// <summary>The state database.</summary>
    public IDbContextFactory<StateContext> Contexts { get; }

    /// <summary>Its audit log.</summary>
    public AuditLog Audit { get; }

    /// <summary>Makes it.</summary>
    public static async Task<AssessState> CreateAsync(string folder, int institutions, int meters, params IStatePart[] parts)
    {
        var made = new AssessState(folder, parts);
        await using var state = await made.Contexts.CreateDbContextAsync();
        await state.Database.EnsureCreatedAsync();
        await state.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;");
        await FillAsync(state, made.Audit, institutions, meters, static _ => "370100");
        return made;
    }

    /// <summary>Fills a state database that has its tables.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="audit">Its audit log.</param>
    /// <param name="institutions">How many institutions.</param>
    /// <param name="meters">Meters of each.</param>
    /// <param name="regionOf">The region of an institution.</param>
    public static async Task FillAsync(StateContext state, AuditLog audit, int institutions, int meters, Func<int, string> regionOf)
    {
        await ImportAsync(audit, "coefficients", "DB37-2019-annexB.yaml");
        foreach (var standard in new[] { "demo-DB37-T-2671-2019.yaml", "demo-DB37-T-2672-2019.yaml", "demo-DB37-T-2673-2019.yaml" })
        {
            await ImportAsync(audit, "standards", standard);
        }

        var kinds = await state.Set<QuotaRow>().Select(row => new { row.Class, row.SubClass, row.Zone }).Distinct()
            .OrderBy(k => k.Class).ThenBy(k => k.SubClass).ThenBy(k => k.Zone).ToListAsync();
        var numbers = Enumerable.Range(0, institutions).ToList();
        await using var transaction = await state.Database.BeginTransactionAsync();
        await InsertAsync(state, numbers.Select(number => kinds[number % kinds.Count] is var kind ? new Institution
        {
            Code = CodeOf(number),
            NameZh = CodeOf(number),
            RegionCode = regionOf(number),
            Class = kind.Class,
            SubClass = kind.SubClass,
            ClimateZone = kind.Zone,
            From = new DateOnly(2015, 1, 1),
        } : throw new TrialException("There is no quota row.")));
        await InsertAsync(state, numbers.SelectMany(number => new[]
        {
            Fact(number, InstitutionFactKind.FloorArea, AreaOf(number)), Fact(number, InstitutionFactKind.People, AreaOf(number) / 25m),
        }));
        await InsertAsync(state, numbers.SelectMany(number => Enumerable.Range(0, AssessWorld.Terms).Select(meter => Term(number, meter, meters))));
        await InsertAsync(state, numbers.SelectMany(number => Enumerable.Range(0, meters).Select(meter => Meter(number, meter, meters))));
        await InsertAsync(state, numbers.SelectMany(number => Enumerable.Range(0, meters).Select(meter => new MeterRegister
        {
            MeterCode = AssessWorld.MeterOf((number * meters) + meter),
            Unit = AssessWorld.TypeOf(meter) == EnergyType.Electricity ? MeasureUnit.KilowattHour : MeasureUnit.CubicMetre,
        })));
        await transaction.CommitAsync();
    }

    /// <summary>Adds something more to it.</summary>
    public async Task AddAsync(params object[] entities)
    {
        await using var state = await Contexts.CreateDbContextAsync();
        state.AddRange(entities);
        await state.SaveChangesAsync();
    }

    /// <summary>The floor area of an institution, m².</summary>
    public static decimal AreaOf(int institution) => 4_000 + (institution * 7_919 % 46_000);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Audit.Dispose();
        await _services.DisposeAsync();
    }

    /// <summary>The code of an institution.</summary>
    public static string CodeOf(int institution) => string.Create(CultureInfo.InvariantCulture, $"12370000{institution:D10}");

    private static InstitutionFact Fact(int institution, InstitutionFactKind kind, decimal value) => new()
    {
        InstitutionCode = CodeOf(institution),
        Kind = kind,
        From = new DateOnly(2015, 1, 1),
        Value = value,
        Source = "made",
        EnteredBy = "made",
        EnteredAt = DateTimeOffset.UnixEpoch,
    };

    private static BoundaryTerm Term(int institution, int meter, int meters) => new()
    {
        InstitutionCode = CodeOf(institution),
        EnergyType = AssessWorld.TypeOf(meter),
        MeterCode = AssessWorld.MeterOf((institution * meters) + meter),
        Sign = 1,
        From = new DateOnly(2015, 1, 1),
        Source = "made",
        EnteredBy = "made",
        EnteredAt = DateTimeOffset.UnixEpoch,
    };

    private static Meter Meter(int institution, int meter, int meters) => new()
    {
        Code = AssessWorld.MeterOf((institution * meters) + meter),
        InstitutionCode = CodeOf(institution),
        EnergyType = AssessWorld.TypeOf(meter),
        Role = meter < AssessWorld.Terms ? MeterRole.Main : MeterRole.Sub,
        ParentCode = meter < AssessWorld.Terms ? null : AssessWorld.MeterOf(institution * meters),
    };

    private static Task InsertAsync<T>(StateContext state, IEnumerable<T> entities)
        where T : class => EntityInsert.InsertAsync(state, typeof(T), entities, CancellationToken.None);

    private static async Task ImportAsync(AuditLog audit, string folder, string file)
    {
        var text = await File.ReadAllTextAsync(Checkout.File(Path.Combine("config", folder, file)));
        var report = await new StandardImport(audit, TimeProvider.System).ImportAsync(Scope.System("bench"), file, text, CancellationToken.None);
        if (report.Errors.Count > 0)
        {
            throw new TrialException($"{file}: {report.Errors[0]}");
        }
    }
}
