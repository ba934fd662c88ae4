using System.ComponentModel.DataAnnotations;
using EnergyQuota.Inspections.Papers;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class PaperOptionsTests
{
    [Fact]
    public void Validate_EveryFault_IsToldWithItsKey()
    {
        var options = new PaperOptions { Issuers = { new() { Name = "a" }, new() { Region = "37", Name = " " }, new() { Region = "3a", Name = "b" }, new() { Name = "c" } } };

        var faults = options.Validate(new ValidationContext(options)).Select(fault => fault.ErrorMessage!).ToList();

        Assert.Equal(["Papers:Issuers:1:Name", "Papers:Issuers:2:Region", "Papers:Issuers:3:Region"], faults.Select(fault => string.Join(':', fault.Split(':').Take(4))));
    }
}
