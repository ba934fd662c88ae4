using EnergyQuota.Inspections.Cases;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>What a start of the server makes of two databases and a clock.</summary>
internal sealed class ClosingServices : IDisposable
{
    public ClosingServices(
        IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IReadingStore readings, IRegisterFactsSource facts, AuditLog audit, TimeProvider time)
    {
        var (closing, site) = (Options.Create(new ClosingOptions()), Options.Create(new SiteOptions()));
        Finish = new ClosingFinish(states, ledger);
        Turn = new ClosingTurn(Finish);
        Closer = new PeriodCloser(states, readings, ledger, facts, audit, Turn, closing, site, time);
        Years = new YearCloser(states, readings, ledger, facts, audit, Turn, closing, Options.Create(new QuotaOptions()), site, time);
        Reopener = new PeriodReopener(states, ledger, new OpenCases(), audit, Turn, Finish, time);
        Adjustments = new Adjustments(states, ledger, new InstitutionQueries(states), audit, site, Turn, time);
    }

    public ClosingFinish Finish { get; }

    public ClosingTurn Turn { get; }

    public PeriodCloser Closer { get; }

    public YearCloser Years { get; }

    public PeriodReopener Reopener { get; }

    public Adjustments Adjustments { get; }

    public void Dispose() => Turn.Dispose();
}
