using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class ProfileOptionsCheckTests
{
    [Fact]
    public void Read_AfterValidation_GivesWhatWasValidatedWithoutReadingAgain()
    {
        var folder = Directory.CreateTempSubdirectory("energyquota-test-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "a.yaml"),
                "title: a\nsource: a\ntopics: [\"a/{device}\"]\nmeter: \"{device}\"\nreadings: [{ value: $.v }]\n");
            var (check, options) = (new ProfileOptionsCheck(), new ProfileOptions { Shipped = false, Folder = folder.FullName });

            Assert.True(check.Validate(null, options).Succeeded);
            File.WriteAllText(Path.Combine(folder.FullName, "a.yaml"), "no profile any more");

            Assert.True(check.Validate(null, options).Succeeded);
            Assert.Equal(["a"], check.Read(options).Profiles.Select(profile => profile.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Validate_FileThatIsNoProfile_NamesFileAndFault()
    {
        var folder = Directory.CreateTempSubdirectory("energyquota-test-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "b.yaml"), "title: b\n");

            var result = new ProfileOptionsCheck().Validate(null, new ProfileOptions { Shipped = false, Folder = folder.FullName });

            Assert.Contains("b.yaml", result.FailureMessage, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
