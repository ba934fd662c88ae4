using EnergyQuota.Registry.Access;

namespace EnergyQuota.Tests.Registry;

public sealed class PermissionsTests
{
    private static readonly Permission[] OfOfficers =
        [Permission.DecideData, Permission.ClosePeriods, Permission.HandleAlerts, Permission.HandleExplanations];

    [Fact]
    public void May_SupervisingOfficer_WhatTheWorkIs() =>
        Assert.Equal(OfOfficers.Order(), Enum.GetValues<Permission>().Where(permission => Of(Role.Officer).May(permission)).Order());

    [Fact]
    public void May_Administrator_Everything() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(Of(Role.Administrator).May(permission)));

    [Fact]
    public void May_Reader_Nothing() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(Of(Role.Reader).May(permission)));

    private static Scope Of(Role role) => new("somebody", role, "37");
}
