using EnergyQuota.Registry.Access;

namespace EnergyQuota.Tests.Registry;

public sealed class PermissionsTests
{
    private static readonly Permission[] OfOfficers =
        [
            Permission.DecideData, Permission.ClosePeriods, Permission.HandleAlerts, Permission.HandleCases, Permission.SubmitStatements, Permission.IssuePapers,
            Permission.MakeEvidence, Permission.TryStandards, Permission.HandleFacts, Permission.AssignRows, Permission.Inspect, Permission.ReadTips,
            Permission.BringPapers, Permission.ProposeFacts, Permission.ProposeEntries,
        ];

    [Fact]
    public void May_SupervisingOfficer_WhatTheWorkIs() =>
        Assert.Equal(OfOfficers.Order(), Enum.GetValues<Permission>().Where(permission => Of(Role.Officer).May(permission)).Order());

    [Fact]
    public void May_Administrator_Everything() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(Of(Role.Administrator).May(permission)));

    [Fact]
    public void May_Leader_Nothing() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(Of(Role.Leader).May(permission)));

    [Theory]
    [InlineData(Role.Institution, new[] { Permission.SubmitStatements, Permission.BringPapers, Permission.ProposeFacts, Permission.ProposeEntries })]
    [InlineData(Role.Inspector, new[] { Permission.Inspect, Permission.BringPapers })]
    [InlineData(Role.Auditor, new[] { Permission.ReadTips, Permission.ReadAudit })]
    public void May_OtherRoles_NothingBesideTheirOwn(Role role, Permission[] own) =>
        Assert.Equal(own.Order(), Enum.GetValues<Permission>().Where(permission => Of(role).May(permission)).Order());

    [Fact]
    public void May_WithAKeyThatReads_NothingThatChanges() =>
        Assert.Equal([Permission.ReadTips, Permission.ReadAudit], Enum.GetValues<Permission>().Where(permission => (Of(Role.Administrator) with { ReadsOnly = true }).May(permission)));

    private static Scope Of(Role role) => new("somebody", role, "37");
}
