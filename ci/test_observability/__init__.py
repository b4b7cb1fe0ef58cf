"""The rendered observability against the services, a real Prometheus and a real Alertmanager."""
