namespace EnergyQuota.Metering;

/// <summary>Who asks a store, and which registers it may see. Every query takes one; there is no query without.</summary>
/// <remarks>Made by the registry from an actor's scope, or by <see cref="System"/> for a job, named so that logs say which.</remarks>
public sealed class RegisterAccess
{
    private readonly Func<RegisterId, bool> _allows;

    private RegisterAccess(string who, Func<RegisterId, bool> allows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        Who = who;
        _allows = allows;
    }

    /// <summary>The account or the job that asks, for messages and logs.</summary>
    public string Who { get; }

    /// <summary>Access to every register, for a job of the system.</summary>
    /// <param name="job">The job's name, for example <c>settle</c>; not blank.</param>
    public static RegisterAccess System(string job) => new($"system:{job}", static _ => true);

    /// <summary>Access to every register, for an account whose scope is the whole installation.</summary>
    /// <param name="who">The account's name; not blank.</param>
    public static RegisterAccess All(string who) => new(who, static _ => true);

    /// <summary>Access to every register but some, for an account that sees the whole installation and not those.</summary>
    /// <param name="who">The account's name; not blank.</param>
    /// <param name="hidden">The registers it may not see.</param>
    public static RegisterAccess AllBut(string who, IReadOnlySet<RegisterId> hidden) => new(who, register => !hidden.Contains(register));

    /// <summary>Access to some registers only.</summary>
    /// <param name="who">The account's name; not blank.</param>
    /// <param name="registers">The registers it may see; everything else is refused.</param>
    public static RegisterAccess Only(string who, IReadOnlySet<RegisterId> registers) => new(who, registers.Contains);

    /// <summary>Whether this register may be seen.</summary>
    /// <param name="register">The register asked for.</param>
    public bool Allows(RegisterId register) => _allows(register);

    /// <summary>Refuses the whole query if one register in it may not be seen.</summary>
    /// <param name="registers">All registers of the query.</param>
    /// <exception cref="UnauthorizedAccessException">One of them is outside the scope; the message names it.</exception>
    public void Demand(IEnumerable<RegisterId> registers)
    {
        foreach (var register in registers)
        {
            if (!_allows(register))
            {
                throw new UnauthorizedAccessException($"{Who} may not see register {register}.");
            }
        }
    }
}
