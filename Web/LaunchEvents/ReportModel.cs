using SupportFlows.Domain.Iem;

namespace SupportFlows.Web.LaunchEvents;

/// <param name="Request">Whose milestones have names.</param>
public sealed record ReportModel(IemFigures Figures, IemRequest Request);
