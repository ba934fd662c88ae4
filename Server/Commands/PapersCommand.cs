using System.CommandLine;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Filling;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Papers.Templates;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>papers</c>: checks templates of official papers, prints samples with them, lists their placeholders.</summary>
internal static class PapersCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("papers", """
        Official papers are made by templates, which an agency can change; docs/papers.md explains how.

        Example: energyquota papers check --templates data/paper-templates
        """)
    {
        Check(),
        Sample(),
        Placeholders(),
    };

    private static Option<string?> Templates() => new("--templates") { Description = "The folder of the agency's own templates; those that come with the program stand in for the rest." };

    private static Command Check()
    {
        var templates = Templates();
        var command = new Command("check", """
            Checks the templates and prints every fault with file and line. The exit code is 1 where there is any.

            Example: energyquota papers check --templates data/paper-templates
            """) { templates };
        command.SetAction((parsed, _) => Outcome.OfAsync(() => Task.FromResult(Check(FolderOf(parsed.GetValue(templates))))));
        return command;
    }

    private static int Check(string own)
    {
        var faults = new List<TemplateFault>();
        foreach (var template in new TemplateFolders(TemplateFolders.Shipped, own).Check(faults))
        {
            Console.WriteLine($"{template.File}: good, {template.Kind.Slug()} {template.Kind.NameZh()}, SHA-256 {template.Sha256}");
        }

        foreach (var fault in faults)
        {
            Console.WriteLine($"{fault}\n    {fault.Zh}");
        }

        return faults.Count == 0 ? 0 : 1;
    }

    private static Command Sample()
    {
        var (templates, folder) = (Templates(), new Argument<string>("folder") { Description = "Where to write the files; made where it does not exist." });
        var command = new Command("sample", """
            Writes one paper of each kind, as Word and PDF, with made-up facts and marked as a draft, to look at the templates.

            Example: energyquota papers sample samples --templates data/paper-templates
            """) { folder, templates };
        command.SetAction((parsed, _) => Outcome.OfAsync(() => Task.FromResult(Sample(FolderOf(parsed.GetValue(templates)), parsed.GetValue(folder)!))));
        return command;
    }

    private static int Sample(string own, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return PaperKinds.All.All(kind => Sample(new TemplateFolders(TemplateFolders.Shipped, own), kind, folder)) ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{folder}: {e.Message}", e);
        }
    }

    private static bool Sample(TemplateFolders templates, PaperKind kind, string folder)
    {
        var faults = new List<TemplateFault>();
        if (templates.Find(kind, "", faults) is not { } template)
        {
            faults.ForEach(Console.WriteLine);
            return false;
        }

        var filled = PaperFiller.Fill(template, SampleFacts.Header, SampleFacts.Of(kind));
        if (filled.Paper is not { } paper)
        {
            Console.WriteLine(string.Join(Environment.NewLine, filled.Faults.Select(fault => $"{template.File}: {fault.En}")));
            return false;
        }

        var files = PaperFiles.Of(paper);
        foreach (var form in Enum.GetValues<PaperForm>())
        {
            var path = Path.Combine(folder, $"{kind.Slug()}.{form.Extension()}");
            if (files.Bytes(form) is { } bytes)
            {
                File.WriteAllBytes(path, bytes);
                Console.WriteLine($"{path}: by {template.File}");
            }
            else
            {
                Console.WriteLine($"{path}: not written, the typeface lacks {string.Join(' ', files.Missing)}");
            }
        }

        return true;
    }

    private static Command Placeholders()
    {
        var kind = new Argument<string>("kind") { Description = $"One of {string.Join(", ", PaperKinds.All.Select(PaperKinds.Slug))}." };
        var command = new Command("placeholders", "Lists what the templates of a kind of paper can print.\n\nExample: energyquota papers placeholders correction-order") { kind };
        command.SetAction((parsed, _) => Outcome.OfAsync(() =>
        {
            var found = PaperKinds.Find(parsed.GetValue(kind)) ?? throw new StartFaultException($"'{parsed.GetValue(kind)}' is no kind of paper; known are {string.Join(", ", PaperKinds.All.Select(PaperKinds.Slug))}.");
            Console.Write(PlaceholderPage.Of(found));
            return Task.FromResult(0);
        }));
        return command;
    }

    private static string FolderOf(string? templates) =>
        templates is null || Directory.Exists(templates) ? templates ?? "" : throw new StartFaultException($"--templates: {templates} is no folder.");
}
