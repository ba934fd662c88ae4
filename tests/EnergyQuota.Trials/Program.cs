using EnergyQuota.Trials;

switch (args)
{
    case ["registers", var file]:
        return RegisterScenarios.Run(file, Console.Out);
    default:
        Console.Error.WriteLine("Say which trial: registers FILE");
        return 2;
}
