public import YAML

extension LabelKey: MapKey {}
extension AnnotationKey: MapKey {}
extension ConfigMapKey: MapKey {}
extension ResourceName: MapKey {}
