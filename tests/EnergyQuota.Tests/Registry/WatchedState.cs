using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnergyQuota.Tests.Registry;

/// <summary>A test's state database that tells when a context is made, and can fail a commit as a collision does.</summary>
internal sealed class WatchedState : DbTransactionInterceptor, IDbContextFactory<StateContext>
{
    private readonly TestState _state;
    private readonly DbContextOptions<StateContext> _options;
    private int _made;
    private int _committed;

    public WatchedState(TestState state)
    {
        _state = state;
        _options = new DbContextOptionsBuilder<StateContext>(state.Options).AddInterceptors(this).Options;
    }

    /// <summary>Called before a context is made, with its number from 1.</summary>
    public Action<int> Making { get; set; } = _ => { };

    /// <summary>The number of the commit that fails, from 1; 0: none.</summary>
    public int FailingCommit { get; set; }

    public StateContext CreateDbContext()
    {
        Making(++_made);
        return _state.CreateDbContext(_options);
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ++_committed == FailingCommit ? throw new DbUpdateException("collision") : ValueTask.FromResult(result);
}
