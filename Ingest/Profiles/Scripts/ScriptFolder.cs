namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>The folder in which a profile's script lies: that of the profile itself.</summary>
/// <param name="folder">The folder.</param>
/// <param name="limits">What a script may use.</param>
internal sealed class ScriptFolder(string folder, ScriptLimits limits)
{
    private const int LargestScript = 4 << 20;

    /// <summary>Reads what a profile says of its script, and the script.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="fields">Gets what is wrong.</param>
    /// <returns>The rule, or <see langword="null"/> where anything is wrong.</returns>
    public FrameRule? Rule(ScriptText text, ProfileFields fields)
    {
        var bytes = fields.Texts("script bytes", text.Bytes).Select(path => fields.FullPath("script bytes", path)).OfType<NodePath>().ToList();
        if (text.Bytes is null)
        {
            fields.Fault("script bytes", "is missing; say where the frame stands, such as $.data");
        }

        var form = fields.Choice("script form", text.Form, FrameForm.Base64);
        var port = fields.Texts("script port", text.Port).Select(path => fields.FullPath("script port", path)).OfType<NodePath>().ToList();
        return Script(fields.Required("script file", text.File), fields) is { } script ? new FrameRule { Script = script, Bytes = bytes, Form = form, Port = port } : null;
    }

    private VendorScript? Script(string name, ProfileFields fields)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var path = Path.Combine(folder, name);
        var fault = name != Path.GetFileName(name) ? "must be the name of a file beside the profile"
            : !File.Exists(path) ? $"'{name}' does not lie beside the profile"
            : new FileInfo(path).Length > LargestScript ? $"'{name}' is larger than {LargestScript >> 20} MB"
            : "";
        var script = fault.Length > 0 ? null : VendorScript.Read(name, File.ReadAllText(path), limits, out fault);
        if (script is null)
        {
            fields.Fault("script file", fault.StartsWith('\'') || fault.StartsWith("must", StringComparison.Ordinal) ? fault : $"'{name}' {fault}");
        }

        return script;
    }
}
