using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Servers;
using Register = EnergyQuota.Inspections.Papers.Register;

namespace EnergyQuota.Tests.Inspections.Papers;

/// <summary>A court and a school, two agencies, and the register of papers over a folder of its own.</summary>
internal sealed class PaperWorld : IDisposable
{
    public const string School = "12370000000000002X";

    public static readonly Scope Officer = new("officer", Role.Officer, "37");

    public PaperWorld()
    {
        Options = new PaperOptions
        {
            Folder = Path.Combine(Folder.Path, "papers"),
            Templates = Path.Combine(Folder.Path, "templates"),
            Issuers =
            {
                new PaperIssuer { Region = "3701", Name = "示例市机关事务管理局", Sign = "示市节" },
                new PaperIssuer { Region = "3702", Name = "另一市机关事务管理局", Sign = "另市节" },
            },
        };
        Papers = new Register.Papers(
            State, State.Audit, State.Time, Microsoft.Extensions.Options.Options.Create(Options), Microsoft.Extensions.Options.Options.Create(new SiteOptions()));
        State.Add(Institutions);
    }

    public TemporaryFolder Folder { get; } = new();

    public QuotaState State { get; } = new();

    public PaperOptions Options { get; }

    public Register.Papers Papers { get; }

    public static object[] Institutions => [QuotaFacts.Court(), new Institution { Code = School, NameZh = "示范学校", RegionCode = "370202", Class = "education" }];

    public static ExplanationNoticeFacts Notice(long caseId = 1, string institution = QuotaFacts.Code) =>
        (ExplanationNoticeFacts)SampleFacts.Of(PaperKind.ExplanationNotice) with { CaseId = caseId, InstitutionCode = institution };

    public void Dispose()
    {
        Papers.Dispose();
        State.Dispose();
        foreach (var file in Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Folder.Dispose();
    }
}
