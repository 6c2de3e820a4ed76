
Console.WriteLine("SupportFlows");
