"""A local AWS with CloudFormation: moto's server, made to do what it lacks of the real one. Usage: cloud.py PORT"""

import sys

from moto.cloudformation import models, parsing, responses
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends, route_tables
from moto.iam.access_control import PermissionResult
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3 import models as s3
from moto.ssm import models as ssm
from werkzeug.serving import run_simple


class Named:
    """A resource of which nothing but its name and ARN matters."""

    def __init__(self, name, arn):
        self.physical_resource_id, self.arn = name, arn

    @staticmethod
    def cloudformation_name_type():
        return "AlarmName"

    @classmethod
    def create_from_cloudformation_json(cls, name, _json, account_id, region_name, **_):
        return cls(name, f"arn:aws:cloudwatch:{region_name}:{account_id}:alarm:{name}")

    @classmethod
    def update_from_cloudformation_json(cls, original, *_, **__):
        return original

    @classmethod
    def delete_from_cloudformation_json(cls, *_, **__):
        pass

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr == "Arn"

    def get_cfn_attribute(self, _):
        return self.arn


def model(kind):
    members = {"cloudformation_type": staticmethod(lambda: f"AWS::CloudWatch::{kind}"), "__module__": "moto.cloudwatch.local"}
    return type(kind, (Named, CloudFormationModel), members)


models_of_alarms = [model("Alarm"), model("CompositeAlarm")]  # found as subclasses

# What UsePreviousValue stands for has been looked up already.
lookup = parsing.ResourceMap.parse_ssm_parameter
parsing.ResourceMap.parse_ssm_parameter = lambda self, value, kind: (
    lookup(self, value, kind) if value.startswith("/") else value
)

# An update that changes nothing is found out by the change set, not refused.
responses.CloudFormationResponse._validate_different_update = lambda *_: None
models.Stack.has_parameters = lambda self, others: all(
    str(self.stack_parameters.get(key)) == str(value) for key, value in others.items()
)

# Outputs exist once the change set is executed; resources of unknown types are none.
execute = models.CloudFormationBackend.execute_change_set


def execute_change_set(self, change_set_name, stack_name=None):
    execute(self, change_set_name, stack_name)
    stack = self.stacks[self.change_sets[change_set_name].stack_id]
    stack.template_dict = stack.parse_template(stack.template)
    stack.output_map = stack._create_output_map()


models.CloudFormationBackend.execute_change_set = execute_change_set
models.Stack.stack_resources = property(
    lambda self: [resource for resource in self.resource_map.values() if resource]
)

# Route tables go, too; what is to be retained stays.
route_tables.RouteTable.delete_from_cloudformation_json = classmethod(
    lambda _, name, _json, account_id, region_name: ec2_backends[account_id][region_name].delete_route_table(name)
)
delete = parsing.ResourceMap.delete


def delete_others(self):
    for name, resource in self._resource_json_map.items():
        if resource.get("DeletionPolicy", "Delete").startswith("Retain"):
            self._parsed_resources.pop(name, None)
    delete(self)


parsing.ResourceMap.delete = delete_others

# JSON is the format of a document that names none.
create_document = ssm.SimpleSystemManagerBackend.create_document
ssm.SimpleSystemManagerBackend.create_document = lambda self, document_format=None, **rest: create_document(
    self, document_format=document_format or "JSON", **rest
)

# Policies of buckets are kept, not enforced: their condition on TLS is not understood.
s3.FakeBucket.get_permission = lambda *_: PermissionResult.NEUTRAL

port = int(sys.argv[1])
run_simple("127.0.0.1", port, DomainDispatcherApplication(create_backend_app), threaded=True)
