"""Forms and summaries painted on paper and into PDF; Qt without widgets."""
