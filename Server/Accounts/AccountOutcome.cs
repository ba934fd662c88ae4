using EnergyQuota.Registry.Access;

namespace EnergyQuota.Server.Accounts;

/// <summary>What became of a change of an account.</summary>
internal enum AccountOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The actor may not manage accounts, or there is no such role.</summary>
    NotAllowed,

    /// <summary>The name is empty, too long, or holds other characters than letters, digits, dot, hyphen, underscore and @.</summary>
    InvalidName,

    /// <summary>There is or was an account of that name.</summary>
    NameTaken,

    /// <summary>It would see what the actor does not, or nothing at all.</summary>
    OutOfScope,

    /// <summary>An institution's own account names one institution and no region.</summary>
    OneInstitution,

    /// <summary>The actor sees no such account, or it is disabled already.</summary>
    NotFound,

    /// <summary>It is the last one that sees and may change everything.</summary>
    LastAdministrator,
}

/// <summary>What became of a change of one's own password. The names stand in the page's address.</summary>
internal enum PasswordOutcome
{
    /// <summary>It was changed.</summary>
    Done,

    /// <summary>The former password is not right.</summary>
    WrongFormer,

    /// <summary>The account waits after failures, or is disabled.</summary>
    Locked,

    /// <summary>The new one has fewer characters than <see cref="AccountOptions.ShortestPassword"/>, or lacks what <see cref="AccountOptions.MixedPasswords"/> demands.</summary>
    TooWeak,

    /// <summary>The new one is the former one.</summary>
    SameAsFormer,

    /// <summary>The two new ones differ.</summary>
    NotTheSame,
}

/// <summary>An account to be made.</summary>
/// <param name="Name">The log-in name, 1 to 64 characters.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Region">The beginning of the region codes it sees; empty: all; <see langword="null"/>: none.</param>
/// <param name="Institution">The institution it sees beside them, or <see langword="null"/>.</param>
/// <param name="VerticalSystem">The vertical system it sees in its regions; <see langword="null"/>: any and none.</param>
/// <param name="SeesClassified">Whether it sees classified institutions; only whoever sees them may name another.</param>
/// <param name="ExternalName">How the organisation's own log-in calls its owner, or <see langword="null"/>.</param>
internal sealed record NewAccount(
    string Name, Role Role, string? Region, string? Institution, string? VerticalSystem = null, bool SeesClassified = false, string? ExternalName = null);

/// <summary>What became of an account that was to be made or reset.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Password">The password, only where it was done.</param>
internal sealed record AccountResult(AccountOutcome Outcome, string? Password);
