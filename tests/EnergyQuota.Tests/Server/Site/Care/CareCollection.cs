namespace EnergyQuota.Tests.Server.Site.Care;

/// <summary>A site of its own for walks in which days pass: the other tests' clock stands apart.</summary>
[CollectionDefinition(Name)]
public sealed class CareCollection : ICollectionFixture<RunningSite>
{
    public const string Name = "care";
}
