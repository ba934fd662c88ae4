namespace EnergyQuota.Quotas.Alerting;

/// <summary>What a person may do with an alert.</summary>
public enum AlertMove
{
    /// <summary>Acknowledge it, with a comment.</summary>
    Acknowledge = 1,

    /// <summary>Give it to an account.</summary>
    Assign = 2,

    /// <summary>Say that it is dealt with, with a comment.</summary>
    Resolve = 3,

    /// <summary>Hand it to the next rung of the ladder, with a comment.</summary>
    Escalate = 4,
}

/// <summary>Which moves an alert allows: open → acknowledged → resolved or escalated. Pure.</summary>
public static class AlertMoves
{
    /// <summary>The state after a move; <see langword="null"/> where the state does not allow it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="move">The move.</param>
    public static AlertState? Next(AlertState state, AlertMove move) => (state, move) switch
    {
        (AlertState.Open or AlertState.Escalated, AlertMove.Acknowledge) => AlertState.Acknowledged,
        (AlertState.Open or AlertState.Escalated or AlertState.Acknowledged, AlertMove.Assign) => state,
        (AlertState.Acknowledged, AlertMove.Resolve) => AlertState.Resolved,
        (AlertState.Open or AlertState.Escalated or AlertState.Acknowledged, AlertMove.Escalate) => AlertState.Escalated,
        _ => null,
    };
}
