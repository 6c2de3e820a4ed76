using Microsoft.Playwright;

namespace SupportFlows.Browser.Harness;

/// <summary>A size, in CSS pixels, that pages must suit.</summary>
sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desktop = new("desktop", 1280, 800);

    public static readonly Screen Phone = new("phone", 390, 844);

    /// <summary>A desktop at 400 % (WCAG 1.4.10), and the smallest phone.</summary>
    public static readonly Screen Narrow = new("narrow", 320, 640);

    public static readonly Screen Wall = new("wall", 3840, 2160);

    public ViewportSize Size => new() { Width = Width, Height = Height };
}
