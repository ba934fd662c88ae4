using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Trials.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Benchmarks.Late;

/// <summary>The product's stores, registry and marks over one data folder, with its default settings, without server and broker.</summary>
internal sealed class LateWorld : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ServiceProvider _services;
    private readonly RegisterFactsSource _facts;

    private LateWorld(string folder)
    {
        _folder = folder;
        _services = new ServiceCollection().AddSingleton<IStatePart, RegistryPart>()
            .AddDbContextFactory<StateContext>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "state.db")};Default Timeout=30"))
            .BuildServiceProvider();
        var states = _services.GetRequiredService<IDbContextFactory<StateContext>>();
        _facts = new RegisterFactsSource(states, Options.Create(new SiteOptions()));
        Marks = new SettlementMarks(states, TimeProvider.System);
        Readings = new DuckDbReadingStore(folder, new DuckDbOptions(), TimeProvider.System);
        Ledger = OpenLedger(folder);
    }

    /// <summary>The readings.</summary>
    public IReadingStore Readings { get; }

    /// <summary>The ledger that is kept up to date.</summary>
    public IConsumptionLedger Ledger { get; }

    /// <summary>What is to be settled.</summary>
    public ISettlementMarks Marks { get; }

    /// <summary>Registers the meters as an administrator would, and opens everything.</summary>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="meters">How many meters.</param>
    public static async Task<LateWorld> CreateAsync(string folder, int meters)
    {
        var import = Directory.CreateDirectory(Path.Combine(folder, "import")).FullName;
        var institution = "LATE".PadRight(18, '0');
        File.WriteAllLines(Path.Combine(import, "regions.csv"), ["code,name_zh", "370000,测量"]);
        File.WriteAllLines(Path.Combine(import, "institutions.csv"), ["code,name_zh,region,class,from", $"{institution},测量,370000,government,2015-01-01"]);
        File.WriteAllLines(
            Path.Combine(import, "meters.csv"),
            ["code,institution,energy,role,unit,installed", .. Enumerable.Range(0, meters).Select(meter => $"{LateMonth.CodeOf(meter)},{institution},Electricity,Main,kWh,2015-01-01T00:00:00Z")]);
        var data = Path.Combine(folder, "data");
        await using (var program = new ProductServer(data, new Dictionary<string, string>(), Path.Combine(folder, "import.log")))
        {
            await program.RunAsync(["import", import], TimeSpan.FromMinutes(10));
        }

        var world = new LateWorld(data);
        await world.Readings.OpenAsync(CancellationToken.None);
        await world.Ledger.OpenAsync(CancellationToken.None);
        return world;
    }

    /// <summary>A ledger of nothing, to be built anew.</summary>
    public IConsumptionLedger OpenSecondLedger() => OpenLedger(Path.Combine(_folder, "rebuilt"));

    /// <summary>Settles everything that is marked, as the job does.</summary>
    /// <param name="ledger">Which ledger.</param>
    /// <param name="batch">How many registers a round takes.</param>
    public async Task<SettleOutcome> SettleAsync(IConsumptionLedger ledger, int batch)
    {
        var settler = new Settler(Readings, ledger, Marks, _facts);
        var sum = default(SettleOutcome);
        while (true)
        {
            var round = await settler.SettleAsync(batch, CancellationToken.None);
            sum = new SettleOutcome(
                sum.Marks + round.Marks, sum.Registers + round.Registers, sum.Unregistered + round.Unregistered, sum.Readings + round.Readings,
                sum.DaysChanged + round.DaysChanged, sum.StoppedEarly + round.StoppedEarly, sum.DaysSettled + round.DaysSettled);
            if (round.Marks < batch)
            {
                return sum;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Readings.DisposeAsync();
        await Ledger.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static DuckDbConsumptionLedger OpenLedger(string folder) => new(folder, new DuckDbOptions(), TimeProvider.System);
}
