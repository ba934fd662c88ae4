namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Gathers the faults of a file.</summary>
internal sealed class FaultList(string file)
{
    /// <summary>The faults so far.</summary>
    public List<TemplateFault> Faults { get; } = [];

    /// <summary>Notes a fault.</summary>
    public void Add(int line, string zh, string en) => Faults.Add(new TemplateFault(file, line, zh, en));

    /// <summary>Notes a fault in place of a piece.</summary>
    public TemplateNode? Node(int line, string zh, string en)
    {
        Add(line, zh, en);
        return null;
    }

    /// <summary>Reads a text, or notes that its braces do not match.</summary>
    public TemplateText? Text(int line, string text)
    {
        var read = TemplateText.Parse(text);
        if (read is null)
        {
            Add(line, "花括号不成对：占位符写作 {{名称}}", "the braces do not match: a placeholder is written {{name}}");
        }

        return read;
    }
}
