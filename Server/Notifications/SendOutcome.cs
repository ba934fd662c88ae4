namespace EnergyQuota.Server.Notifications;

/// <summary>What came of sending something.</summary>
/// <param name="Kind">Sent, or how it failed.</param>
/// <param name="Fault">What the other side or the network said; empty where it was sent.</param>
internal readonly record struct SendOutcome(SendResult Kind, string Fault = "")
{
    private const int Longest = 500;

    /// <summary>It was taken.</summary>
    public static SendOutcome Sent => new(SendResult.Sent);

    /// <summary>It was not; the fault is cut to what is kept.</summary>
    public static SendOutcome Failed(SendResult kind, string fault) => new(kind, fault.Length <= Longest ? fault : fault[..Longest]);
}

/// <summary>How a sending ended.</summary>
internal enum SendResult
{
    /// <summary>The other side has taken it.</summary>
    Sent = 1,

    /// <summary>This one was not taken; later it may be.</summary>
    NotNow = 2,

    /// <summary>This one will never be taken, as for an address that does not exist.</summary>
    Never = 3,

    /// <summary>Nothing can be sent that way at present: no connection, no sign-in.</summary>
    NoWay = 4,
}
