using EnergyQuota.Registry.Access;

namespace EnergyQuota.Tests.Registry;

public sealed class PermissionsTests
{
    private static readonly Permission[] OfOfficers =
        [
            Permission.DecideData, Permission.ClosePeriods, Permission.HandleAlerts, Permission.HandleCases, Permission.SubmitStatements, Permission.IssuePapers,
            Permission.MakeEvidence, Permission.TryStandards, Permission.HandleFacts, Permission.AssignRows,
        ];

    [Fact]
    public void May_SupervisingOfficer_WhatTheWorkIs() =>
        Assert.Equal(OfOfficers.Order(), Enum.GetValues<Permission>().Where(permission => Of(Role.Officer).May(permission)).Order());

    [Fact]
    public void May_Administrator_Everything() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(Of(Role.Administrator).May(permission)));

    [Fact]
    public void May_Reader_Nothing() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(Of(Role.Leader).May(permission)));

    [Fact]
    public void May_Institution_SubmitStatementsOnly() =>
        Assert.Equal([Permission.SubmitStatements], Enum.GetValues<Permission>().Where(permission => new Scope("x", Role.Institution, null, "1").May(permission)));

    private static Scope Of(Role role) => new("somebody", role, "37");
}
