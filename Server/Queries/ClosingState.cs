namespace EnergyQuota.Server.Queries;

/// <summary>By what a list of months to be closed can be filtered.</summary>
internal enum ClosingState
{
    /// <summary>Not closed, whether blocked or not.</summary>
    Open,

    /// <summary>Not closed, and nothing blocks.</summary>
    Ready,

    /// <summary>Not closed, and something blocks.</summary>
    Blocked,

    /// <summary>Closed.</summary>
    Closed,
}
